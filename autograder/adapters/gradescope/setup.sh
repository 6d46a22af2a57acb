#!/usr/bin/env bash
# Gradescope runs this once, while it builds the image in which submissions are graded.
# For a trial elsewhere:  setup.sh SOURCE ENVIRONMENT
set -euo pipefail
umask 022

source=${1:-/autograder/source}
environment=${2:-/opt/autograder} # not below source: student code must read Python and must not read that

usable() {
    command -v "$1" >/dev/null &&
        "$1" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    local candidate
    for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
        if usable "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    return 1
}

# Ubuntu 22.04, the platform's usual image, comes with Python 3.10; its section 'universe' has 3.11. The
# Python of 24.04 and later is new enough, but its module venv is a package of its own.
if ! python=$(find_python); then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -q
    for version in 3.14 3.13 3.12 3.11; do
        if apt-cache show "python$version-venv" >/dev/null 2>&1; then
            apt-get install -y -q "python$version" "python$version-venv"
            break
        fi
    done
    python=$(find_python) || {
        echo "No Python of version 3.11 or later could be installed; choose a newer base image." >&2
        exit 1
    }
fi

"$python" -m venv "$environment"
"$environment/bin/python" -m pip install --no-cache-dir --quiet --requirement "$source/requirements.txt"

# What every submission would wait for: compiled modules, and Matplotlib's list of fonts.
"$environment/bin/python" -m compileall -q "$source/autograder"
"$environment/bin/python" -c 'import matplotlib.font_manager'

export PYTHONPATH=$source
# Where the kernel has no Landlock, students' code sees nothing but a copy of Python, which takes a while to make.
"$environment/bin/python" -s -P -c \
    'from autograder.sandbox.forkserver import launch, python_copy; from autograder.sandbox.lockdown import landlock; landlock.abi() or python_copy.copy_prefix(launch.CACHE)'
"$environment/bin/python" -s -P -m autograder.cli --version
