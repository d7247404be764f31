#!/bin/sh
# All steps of the Containerfile, for Debian 13 (trixie). It needs Debian's packages and the registries of npm and PyPI,
# and no other host. The argument is the step:
#   system   Debian's packages, and npm 11, which knows whose install scripts may run; as root
#   project  packages, TensorFlow, the compiled library and JupyterLab, in the checkout that this file belongs to
set -eu
cd "$(dirname "$0")/../.."

system() {
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends \
    ca-certificates g++ git libnode-dev nodejs npm python3 python3-venv
  npm install --global --no-fund --no-audit npm@11
  rm -rf /var/lib/apt/lists/*
}

project() {
  npm ci --no-fund --no-audit
  npm run build
  node -e "require('./dist/command/jupyter/ensureVenv').ensureVenv({ lab: true })"
}

case "${1:-}" in
  system) system ;;
  project) project ;;
  *) echo "Expected system or project, got ${1:-nothing}." >&2 && exit 2 ;;
esac
