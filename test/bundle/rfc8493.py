"""Checks a folder against RFC 8493, section by section, written from the RFC alone. Prints each fault."""
import hashlib, os, re, sys

top = sys.argv[1]
faults = []


def check(holds, what):
    if not holds:
        faults.append(what)


def read(name):
    data = open(os.path.join(top, name), "rb").read()
    check(not data.startswith(b"\xef\xbb\xbf"), "2: byte order mark in " + name)
    return data.decode("utf-8")


def manifest(name, algorithm):
    listed = {}
    lines = read(name)
    check(lines == "" or lines.endswith("\n"), "2.1.3: no last line end in " + name)
    for line in lines.splitlines():
        match = re.fullmatch(r"([0-9a-fA-F]+)[ \t]+(\S.*)", line)
        check(match, "2.1.3: line in " + name)
        path = match[2].replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
        check(len(match[1]) == hashlib.new(algorithm).digest_size * 2, "2.1.3: length of checksum")
        check(path not in listed, "3: listed twice: " + path)
        check(not re.match(r"[/~]|[A-Za-z]:", path) and ".." not in path.split("/"), "5.2: path " + path)
        listed[path] = match[1].lower()
    for path, checksum in listed.items():
        full = os.path.join(top, path)
        if not os.path.isfile(full):
            faults.append("3: not there: " + path)
        else:
            found = hashlib.new(algorithm, open(full, "rb").read()).hexdigest()
            check(found == checksum, "3: checksum of " + path)
    return listed


files = [
    os.path.relpath(os.path.join(folder, name), top).replace(os.sep, "/")
    for folder, _, names in os.walk(top)
    for name in names
]
payload = {name for name in files if name.startswith("data/")}
check(os.path.isdir(os.path.join(top, "data")), "2.1.2: no payload folder")
check(read("bagit.txt") == "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", "2.1.1: declaration")
check("fetch.txt" not in files, "fetch.txt is not expected")
tops = {name for name in files if "/" not in name}
check(any(re.fullmatch(r"manifest-\w+\.txt", name) for name in tops), "2.1.3: no payload manifest")
for name in sorted(tops):
    kind = re.fullmatch(r"(tag)?manifest-([a-z0-9]+)\.txt", name)
    if kind:
        listed = set(manifest(name, kind[2]))
        if kind[1]:
            expected = {one for one in files if one not in payload and not one.startswith("tagmanifest-")}
            check(listed == expected, "2.2.1: tag files listed: " + name)
        else:
            check(listed == payload, "3: payload listed: " + name)
elements = {}
for line in read("bag-info.txt").splitlines():
    match = re.fullmatch(r"([^\s:][^:]*): (.*)", line)
    check(match, "2.2.2: line")
    check(match[1] not in elements, "2.2.2: repeated " + match[1])
    elements[match[1]] = match[2]
octets = sum(os.path.getsize(os.path.join(top, name)) for name in payload)
check(elements.get("Payload-Oxum") == "%d.%d" % (octets, len(payload)), "2.2.2: Payload-Oxum")
check(re.fullmatch(r"\d{4}-\d\d-\d\d", elements.get("Bagging-Date", "")), "2.2.2: Bagging-Date")
print("\n".join(faults) or "valid")
sys.exit(1 if faults else 0)
