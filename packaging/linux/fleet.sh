#!/bin/sh
# A school's two ways to the program, as docs/fleet.md says them, in the tree that try.sh leaves: a signed apt repository by
# reprepro, and the Ansible role, which installs from it, changes nothing the second time, and takes everything away again.
# Run by "cargo xtask package --try", as root, among mounts and processes of its own: fleet.sh TREE DEB
set -eu
tree=$1 deb=$2
work=/run/reperes-fleet

inside() { chroot "$tree" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive "$@"; }
say() { printf '\n· %s\n' "$*"; }

mount -t proc proc "$tree/proc"
mkdir -p "$work" "$tree$work"
mount -t tmpfs tmpfs "$work"
mount --bind "$work" "$tree$work"
export GNUPGHOME="$work/gnupg"
mkdir -m 700 "$GNUPGHOME"
trap 'gpgconf --kill all' EXIT

say "a signed repository"
gpg --batch --quiet --passphrase '' --quick-generate-key essai@reperes.invalid default default 1d 2>"$work/gpg.log" || { cat "$work/gpg.log"; exit 1; }
mkdir -p "$work/depot/conf"
cp packaging/apt/conf/distributions "$work/depot/conf/"
echo "SignWith: yes" >>"$work/depot/conf/distributions"
reprepro -b "$work/depot" includedeb stable "$deb"
gpg --export essai@reperes.invalid >"$work/depot/reperes.gpg"

say "what Ansible needs on a computer"
inside apt-get install -qq --yes --no-install-recommends python3-apt >"$work/python.log" 2>&1 || { tail -20 "$work/python.log"; exit 1; }

# The shell that Ansible starts: from outside it goes into the tree, where it is an ordinary one.
cat >"$work/shell" <<SHELL
#!/bin/sh
[ -d "$tree" ] && exec chroot "$tree" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 /bin/sh "\$@"
exec /bin/sh "\$@"
SHELL
chmod 755 "$work/shell"
echo "essai ansible_connection=local ansible_become=false ansible_python_interpreter=/usr/bin/python3" >"$work/salles.ini"
echo "# Nothing is imposed." >"$work/policy.toml"
export ANSIBLE_EXECUTABLE="$work/shell" ANSIBLE_HOME="$work/ansible" ANSIBLE_REMOTE_TEMP="$work/ansible" ANSIBLE_PIPELINING=1 LC_ALL=C.UTF-8
repository="deb [signed-by=/etc/apt/keyrings/reperes.gpg] file:$work/depot stable main"
play() {
    ansible-playbook --inventory "$work/salles.ini" packaging/ansible/reperes.yml --extra-vars \
        "{\"reperes_repository\": \"$repository\", \"reperes_key\": \"$work/depot/reperes.gpg\", \"reperes_policy\": \"$work/policy.toml\", \"reperes_state\": \"$1\"}" \
        >"$work/play.log" 2>&1 || { cat "$work/play.log"; exit 1; }
    tail -n 2 "$work/play.log"
}

say "the role, once"
play present
grep -q 'changed=[1-9]' "$work/play.log"
inside dpkg-query --show reperes
[ "$(inside stat --format '%U %a' /etc/reperes/policy.toml)" = "root 644" ]
inside apt-cache policy reperes | grep -q "file:$work/depot"

say "the role, again"
play present
grep -q 'changed=0' "$work/play.log"

say "the role, everything taken away"
play purged
! inside dpkg-query --show reperes 2>/dev/null
left=$(inside find /etc /usr /home -xdev -iname '*reperes*')
[ -z "$left" ] || { echo "$left"; exit 1; }
