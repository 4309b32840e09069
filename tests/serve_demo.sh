#!/bin/sh
# Serves a demo of its own at PORT with production's settings while a command runs, and ends it:
#   tests/serve_demo.sh FOLDER PORT COMMAND...
set -eu
folder=$(realpath -m "$1") port=$2
shift 2
bin=.venv/bin
export DATA_DIR="$folder" SITE_URL="http://127.0.0.1:$port"
[ -e "$folder/db.sqlite3" ] || make demo-data PORT="$port"
export DJANGO_SETTINGS_MODULE=ita_site.settings.production ALLOWED_HOSTS=127.0.0.1,localhost \
  DATABASE_URL="sqlite:///$folder/db.sqlite3" EMAIL_URL=smtp://127.0.0.1:25
SECRET_KEY=$($bin/python -c 'import secrets; print(secrets.token_hex(40))')
export SECRET_KEY
$bin/python manage.py collectstatic --noinput --verbosity 0
$bin/gunicorn ita_site.wsgi:application --bind "127.0.0.1:$port" --workers 2 --log-level error &
server=$!
trap 'kill $server' EXIT
$bin/python - "$SITE_URL" <<'WAIT'
import sys, time, urllib.request
for _ in range(60):
    try:
        urllib.request.urlopen(sys.argv[1] + "/healthz")
        break
    except OSError:
        time.sleep(1)
WAIT
"$@"
