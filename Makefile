# make demo    the demonstration agency at http://127.0.0.1:$(PORT)/
# make test    everything that this machine can run, on SQLite
# make bench   what publishing and searching cost beside Wagtail's own, as ratios
# make check   lint, format, types, migrations, translations, import arrows
# Needs Debian with Python 3.11 or newer (and its venv module) and make; installs the rest itself.

PYTHON ?= python3
VENV ?= .venv
PORT ?= 8000
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
export SITE_URL ?= http://127.0.0.1:$(PORT)
export PYTHONUNBUFFERED = 1

.PHONY: demo demo-data test bench check format translations messages clean

# With DEBUG off: visitors see the real error pages, and loading is a quarter faster.
demo demo-data: export DEBUG = 0

demo: demo-data
	@echo "เปิด http://127.0.0.1:$(PORT)/ (ผู้ดูแล: http://127.0.0.1:$(PORT)/admin/)  กด Ctrl-C เพื่อหยุด"
	@exec $(MANAGE) runserver 127.0.0.1:$(PORT) --noreload

demo-data: $(BIN)/.installed translations
	$(MANAGE) migrate --verbosity 0
	$(MANAGE) setup_site
	$(MANAGE) load_demo
	$(MANAGE) export_evidence OIT 2569 $(or $(DATA_DIR),var)/demo-evidence.xlsx

test: $(BIN)/.installed-dev translations
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile -r s --durations 20

bench: $(BIN)/.installed-dev translations
	$(BIN)/python -m pytest -q tests/benchmarks/bench_*.py

check: $(BIN)/.installed-dev translations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy home ita search ita_site
	$(MANAGE) check --fail-level WARNING
	$(MANAGE) makemigrations --check --dry-run
	$(BIN)/python -m pytest -q tests/test_translations.py tests/test_architecture.py

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
