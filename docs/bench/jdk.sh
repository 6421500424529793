# Read by the scripts beside it, with HOUSE set: builds Deadwood if need be, and sets JDK to the one that the launcher takes.
# shellcheck shell=sh disable=SC2034

DEADWOOD_VERSION=$("$HOUSE/deadwood" --version)
JAVA_FEATURE=$(printf '%s\n' "$DEADWOOD_VERSION" | sed -n 's/.*(Java \([0-9]*\).*/\1/p')
JDK=${JAVA_HOME:-}
for candidate in /usr/lib/jvm/*"$JAVA_FEATURE"* "$HOME"/.jdks/*"$JAVA_FEATURE"* \
    /Library/Java/JavaVirtualMachines/*"$JAVA_FEATURE"*/Contents/Home; do
    if ! grep -qs "^JAVA_VERSION=\"$JAVA_FEATURE" "$JDK/release" || [ ! -x "$JDK/bin/javac" ]; then
        JDK=$candidate
    fi
done
if [ ! -x "$JDK/bin/javac" ]; then
    echo "no JDK $JAVA_FEATURE found; set JAVA_HOME to one" >&2
    exit 1
fi
