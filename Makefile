# make demo    the demonstration agency at http://127.0.0.1:$(PORT)/
# make demo-life  the demonstration's recorded year anew
# make test    everything that this machine can run, on SQLite
# make postgresql  the same on PostgreSQL, or where DATABASE_URL points
# make coverage  the tests once more, and how much of the code they and `make demo-life` run
# make stress  what is long by nature: tests marked so, benchmarks, mutants
# make bench   what publishing and searching cost beside Wagtail's own, as ratios
# make audit   what is installed fits together, production's settings, accessibility in a browser,
#              and pages of a served demo before the Nu checker and Lighthouse (needs npm and java)
# make screenshots  every kind of page on a phone and on a desk, into docs/screenshots/
# make check   lint, format, types, migrations, translations, import arrows
# Needs Debian with Python 3.11 or newer (and its venv module) and make; installs the rest itself.

PYTHON ?= python3
VENV ?= .venv
PORT ?= 8000
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
export SITE_URL ?= http://127.0.0.1:$(PORT)
export PYTHONUNBUFFERED = 1

.PHONY: demo demo-data demo-life test postgresql coverage stress bench audit audit-pages screenshots check format translations messages clean

# With DEBUG off: visitors see the real error pages, and loading is a quarter faster.
demo demo-data: export DEBUG = 0

demo: demo-data
	@echo "เปิด http://127.0.0.1:$(PORT)/ (ผู้ดูแล: http://127.0.0.1:$(PORT)/admin/)  กด Ctrl-C เพื่อหยุด"
	@exec $(MANAGE) runserver 127.0.0.1:$(PORT) --noreload

demo-data: $(BIN)/.installed translations
	$(MANAGE) migrate --verbosity 0
	$(MANAGE) load_demo
	$(MANAGE) setup_site
	$(MANAGE) export_evidence OIT 2569 $(or $(DATA_DIR),var)/demo-evidence.xlsx

# The recorded year of the demonstration, anew: after a change of its story, or when a migration
# cannot take the rows as they are (tests/site/test_demo_life.py says so).
demo-life: $(BIN)/.installed-dev translations
	folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && export DATA_DIR="$$folder" DEBUG=0 && \
	  $(MANAGE) migrate --verbosity 0 && $(MANAGE) record_demo_life

test: $(BIN)/.installed-dev translations
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile -r s --durations 20 \
	  -m "not stress" $(COVERED)

postgresql: export DATABASE_URL ?= postgres://postgres@127.0.0.1:5432/postgres
postgresql: test

# Half as long again as the tests alone, so not a part of .ci/run. What tells the demonstration's
# year is run by recording it, not by a test.
coverage: COVERED = --cov --cov-report= --cov-fail-under=0
coverage: test
	folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && export DATA_DIR="$$folder" DEBUG=0 && \
	  $(MANAGE) migrate --verbosity 0 && \
	  $(BIN)/coverage run --append manage.py record_demo_life --out "$$folder/life.tar.xz"
	$(BIN)/coverage report

# pytest ends with 5 where no test is marked.
stress: $(BIN)/.installed-dev translations bench
	$(BIN)/python -m pytest -m stress -o faulthandler_timeout=14400 -r s --durations 20 || [ $$? -eq 5 ]
	$(BIN)/python -m tests.mutants

bench: $(BIN)/.installed-dev translations
	$(BIN)/python -m pytest -q -o faulthandler_timeout=14400 tests/benchmarks/bench_*.py

# Django's warnings are printed, not counted: whether subdomains are under HSTS is for the agency to
# say, and Wagtail's preview needs frames of the same origin.
audit: $(BIN)/.installed-dev translations
	$(BIN)/python -m pip check
	DJANGO_SETTINGS_MODULE=ita_site.settings.production ALLOWED_HOSTS=www.example.go.th \
	  SITE_URL=https://www.example.go.th DATABASE_URL=sqlite:///var/audit.sqlite3 \
	  EMAIL_URL=smtp://mail.example.go.th:25 \
	  SECRET_KEY="$$($(BIN)/python -c 'import secrets; print(secrets.token_hex(40))')" \
	  $(MANAGE) check --deploy --fail-level ERROR
	NOTE_ACCESSIBILITY=1 $(BIN)/python -m pytest -m browser -r s tests/browser
	$(MAKE) audit-pages

# A demo of its own, with production's settings, at a port of its own.
SERVED = tests/serve_demo.sh $(or $(DATA_DIR),var)/audit $(AUDIT_PORT)
AUDIT_PORT ?= 8131
NODE := var/node

audit-pages: $(BIN)/.installed-dev translations
	@command -v npm && command -v java || { \
	  echo "ต้องมี npm และ java: apt-get install npm default-jre-headless"; exit 1; }
	npm install --no-save --no-package-lock --no-audit --no-fund --prefix $(NODE) \
	  lighthouse@12.8.2 vnu-jar@26.9.27
	$(SERVED) $(BIN)/python -m tests.audit http://127.0.0.1:$(AUDIT_PORT) $(NODE)/node_modules

screenshots: $(BIN)/.installed-dev translations
	$(SERVED) $(BIN)/python -m tests.screenshots http://127.0.0.1:$(AUDIT_PORT) docs/screenshots

check: $(BIN)/.installed-dev translations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy home ita search ita_site
	$(MANAGE) check --fail-level WARNING
	$(MANAGE) makemigrations --check --dry-run
	$(BIN)/python -m pytest -q tests/test_translations.py tests/test_architecture.py \
	  tests/test_rooms.py tests/test_documents.py

format: $(BIN)/.installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

translations: $(BIN)/.installed
	@$(BIN)/pybabel --quiet compile --directory locale --domain django --locale th
	@$(BIN)/pybabel --quiet compile --directory locale/upstream --domain "django djangojs" --locale th

messages: $(BIN)/.installed
	$(MANAGE) makemessages --locale th --no-location --ignore "$(VENV)" --ignore var

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV) || { \
	  echo "ไม่พบโมดูล venv ของ Python: ติดตั้งด้วย apt-get install python3-venv"; rm -rf $(VENV); exit 1; }

$(BIN)/.installed: requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.txt
	@touch $@

$(BIN)/.installed-dev: requirements-dev.txt requirements.txt | $(BIN)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements-dev.txt
	@touch $@

clean:
	rm -rf var $(VENV) .pytest_cache .mypy_cache .ruff_cache
