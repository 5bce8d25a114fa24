#!/bin/sh
# Installs what the tests need from the system: Chromium, Chinese fonts, nginx, Poppler to read PDFs,
# LibreOffice, unzip, rsync, Node.js. Does nothing when all of it is there.
set -eu

# Any of these will do. The first, with which tests take a third less time, is installed where none is
# there, and in CI.
any_browser="chromium-headless-shell chromium chromium-browser google-chrome"
browsers=$any_browser
test -z "${CI:-}" || browsers=chromium-headless-shell
browser_package=chromium

has_chromium() {
  for name in $browsers; do
    command -v "$name" && return
  done
  return 1
}

has_nginx() {
  command -v nginx || test -x /usr/sbin/nginx
}

has_fonts() {
  fc-list :lang=zh | grep -q .
}

has_poppler() {
  command -v pdftotext && command -v pdffonts && command -v pdftoppm
}

has_office() {
  command -v soffice && command -v localc && command -v lowriter
}

missing_packages() {
  has_chromium >/dev/null 2>&1 || echo $browser_package
  has_nginx >/dev/null 2>&1 || echo nginx-light
  has_poppler >/dev/null 2>&1 || echo poppler-utils
  has_office >/dev/null 2>&1 || echo libreoffice-calc libreoffice-writer
  has_fonts >/dev/null 2>&1 || echo fonts-noto-cjk fontconfig
  command -v unzip >/dev/null 2>&1 || echo unzip
  command -v rsync >/dev/null 2>&1 || echo rsync
  command -v npm >/dev/null 2>&1 || echo nodejs npm
}

packages=$(echo $(missing_packages))
test -n "$packages" || exit 0

if ! command -v apt-get >/dev/null; then
  echo "测试还需要：$packages。这台机器没有 apt-get，请用系统自己的方式安装后再运行。" >&2
  exit 1
fi

as_root=
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || {
    echo "测试还需要：$packages。安装它们要管理员权限，而这里没有 sudo。" >&2
    exit 1
  }
  as_root=sudo
fi

apt() {
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq \
    -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@"
}

echo "正在安装测试所需的系统软件：$packages"
apt update || echo "没有取到软件列表，用这台机器上已有的" >&2
if apt-cache show chromium-headless-shell >/dev/null 2>&1; then
  browser_package=chromium-headless-shell
else
  browsers=$any_browser
fi
packages=$(echo $(missing_packages))
test -n "$packages" || exit 0
# shellcheck disable=SC2086  # one argument a package
apt install --yes --no-install-recommends $packages >/dev/null

still=$(echo $(missing_packages))
test -z "$still" || {
  echo "安装后仍然缺少：$still" >&2
  exit 1
}
