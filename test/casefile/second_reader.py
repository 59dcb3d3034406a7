"""A second reader of the record, after docs/format.md alone: python3 second_reader.py <case folder>"""
import hashlib, json, pathlib, sys


def canonical(value):
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8")


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def leaf(part):
    return part["leaf"] if set(part) == {"leaf"} else sha256(b"evidence part 1\n" + canonical(part))


def check(folder):
    case = (folder / "case.json").read_bytes()
    lines = (folder / "journal.jsonl").read_bytes().split(b"\n")[:-1]
    prev, seq = sha256(case), 0
    for seq, line in enumerate(lines, 1):
        entry = json.loads(line)
        members = {"seq": entry["seq"], "prev": entry["prev"], "leaves": [leaf(p) for p in entry["parts"]]}
        assert set(entry) == {"seq", "prev", "parts", "hash"}, f"entry {seq}: members"
        assert canonical(entry) == line, f"entry {seq}: layout"
        assert (entry["seq"], entry["prev"]) == (seq, prev), f"entry {seq}: chain"
        assert sha256(b"evidence entry 1\n" + canonical(members)) == entry["hash"], f"entry {seq}: hash"
        prev = entry["hash"]
    assert seq > 0, "no entries"
    for path in folder.glob("objects/??/*"):
        assert sha256(path.read_bytes()) == path.name, f"object {path.name}"
    return f"{seq}:{prev}"


try:
    print(check(pathlib.Path(sys.argv[1])))
except (AssertionError, ValueError, KeyError, TypeError) as fault:
    sys.exit(f"fault: {fault}")
