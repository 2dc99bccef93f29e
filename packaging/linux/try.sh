#!/bin/sh
# Installs the deb in a fresh tree, uses it as a person would, purges it, and looks for what is left.
# Run by "cargo xtask package --try", as root, among mounts and processes of its own: try.sh TREE DEB SCRIPTS PICTURE
set -eu
tree=$1 deb=$2 scripts=$3 picture=$4
run=/run/reperes-try
user=1000

inside() { chroot "$tree" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive "$@"; }
as_user() { setpriv --reuid "$user" --regid "$user" --clear-groups env HOME=/nonexistent XDG_RUNTIME_DIR="$run" "$@"; }
say() { printf '\n· %s\n' "$*"; }

mount -t proc proc "$tree/proc"
mkdir -p "$tree/dev/shm" "$tree$run" "$run"
mount -t tmpfs tmpfs "$tree/dev/shm"
mount -t tmpfs -o mode=0700,uid="$user",gid="$user" tmpfs "$run"
mount --bind "$run" "$tree$run"
cp /etc/resolv.conf "$tree/etc/resolv.conf"
# The entry of another person is a pipe into which nobody writes: the purge must pass over it.
inside useradd --uid 1001 --create-home --shell /bin/sh tube
inside mkdir -p /home/tube/.config/autostart
inside mkfifo /home/tube/.config/autostart/reperes.desktop
inside useradd --uid "$user" --create-home --shell /bin/sh essai
# As any session has it, before ours.
as_user mkdir -p "$tree/home/essai/.config/autostart"
inside find / -xdev -not -path '/proc/*' -not -path '/var/cache/*' -not -path '/var/lib/apt/*' -not -path '/var/log/*' | sort >"$run/before"

say "install"
cp "$deb" "$tree/tmp/reperes.deb"
inside apt-get update -qq
inside apt-get install -qq --yes --no-install-recommends /tmp/reperes.deb >"$run/install.log" 2>&1 || { tail -20 "$run/install.log"; exit 1; }
rm "$tree/tmp/reperes.deb"
inside dpkg-query --show reperes

say "reperes status, without a display"
inside reperes status | tee "$run/status"
grep -q 3018 "$run/status" && grep -q 3114 "$run/status"
inside man --version >/dev/null 2>&1 || true

say "the window"
as_user dbus-daemon --session --address="unix:path=$run/bus" --nofork --nopidfile >"$run/bus.log" 2>&1 &
bus=$!
as_user sh -c "exec Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>$run/display" >"$run/xvfb.log" 2>&1 &
xvfb=$!
trap 'kill $bus $xvfb ${app:-} 2>/dev/null || true' EXIT
for _ in $(seq 50); do [ -s "$run/display" ] && [ -S "$run/bus" ] && break; sleep 0.2; done
display=:$(cat "$run/display")
session="DISPLAY=$display DBUS_SESSION_BUS_ADDRESS=unix:path=$run/bus"
# shellcheck disable=SC2086
as_user env $session /usr/libexec/at-spi-bus-launcher --launch-immediately >"$run/at-spi.log" 2>&1 &
sleep 1
# Becomes the program: call it in the background, or in a shell of its own.
# shellcheck disable=SC2086
become() { exec chroot --userspec="$user:$user" "$tree" env -i PATH=/usr/bin:/bin HOME=/home/essai XDG_RUNTIME_DIR="$run" LANG=C.UTF-8 $session "$@"; }
become reperes --lang fr >"$run/app.log" 2>&1 &
app=$!
seen=
for _ in $(seq 30); do
    sleep 1
    # shellcheck disable=SC2086
    as_user env $session /usr/bin/python3 - reperes <"$scripts/accessible_tree.py" >"$run/tree.json" 2>"$run/reader.log" || true
    # As pairs, in which they are read.
    grep -q "30 18" "$run/tree.json" && grep -q "31 14" "$run/tree.json" && seen=yes && break
done
# shellcheck disable=SC2086
as_user env $session import -window root "$run/picture.png" && cp "$run/picture.png" "$picture" || echo "no picture: ImageMagick is not there"
[ -n "$seen" ] || { echo "the window does not show both lines"; cat "$run/app.log" "$run/reader.log"; exit 1; }
echo "both lines are in the window, as a screen reader is offered them"

say "starting with the computer, chosen in the window"
entry=/home/essai/.config/autostart/reperes.desktop
# The second start hands its address over to the first.
(become reperes --route /reglages --lang fr)
# shellcheck disable=SC2086
as_user env $session /usr/bin/python3 - reperes "Démarrer avec l’ordinateur" <"$scripts/accessible_press.py"
# The choice is kept last; a program killed before that leaves half a file, which its next start clears away.
settings=/home/essai/.local/share/reperes/settings.json
for _ in $(seq 50); do [ -s "$tree$entry" ] && [ -s "$tree$settings" ] && break; sleep 0.2; done
inside grep Exec= "$entry"
kill "$app"
wait "$app" 2>/dev/null || true

say "remove, then purge"
inside apt-get remove -qq --yes reperes >"$run/remove.log" 2>&1 || { tail -20 "$run/remove.log"; exit 1; }
# Until the purge the entry stays, and desktops pass over it: its TryExec is gone.
[ -s "$tree$entry" ] && [ ! -e "$tree/usr/bin/reperes" ]
inside apt-get purge -qq --yes --autoremove reperes >"$run/purge.log" 2>&1 || { tail -20 "$run/purge.log"; exit 1; }
inside find / -xdev -not -path '/proc/*' -not -path '/var/cache/*' -not -path '/var/lib/apt/*' -not -path '/var/log/*' | sort >"$run/after"
# What the libraries underneath leave is Debian's matter; what bears our name, or lies in the home folder, is ours. The choice just
# made is the person's own: a package leaves it, and the app's "tout effacer" is there for it.
comm -13 "$run/before" "$run/after" >"$run/left"
choice='^/home/essai/\.local(/share(/reperes(/settings\.(json|lock))?)?)?$'
ours=$(grep -i -e reperes -e '^/home' "$run/left" | grep -v -e "^$run" | grep -v -E "$choice" || true)
echo "left by all packages together: $(wc -l <"$run/left") paths; ours: $(printf '%s' "$ours" | grep -c . || true)"
[ -z "$ours" ] || { echo "$ours"; exit 1; }
# The tree goes on to fleet.sh as it was found.
[ -p "$tree/home/tube/.config/autostart/reperes.desktop" ]
inside userdel --remove tube
rm -r "$tree/home/essai/.local"
! inside dpkg-query --show reperes 2>/dev/null
