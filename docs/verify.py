#!/usr/bin/env python3
"""Verify a ledger of Rekenschap without Rekenschap; LEDGER.md explains every step.
  verify.py ledger.jsonl | rekenschap.db  [--checkpoints DIR]        verify.py --vectors vectors.json
Exit code 0: what was read holds; 4: it contradicts itself; 5: it cannot be read. Signatures are left
to ssh-keygen: --checkpoints writes texts, signatures and keys to files for it."""
import argparse, hashlib, json, pathlib, sqlite3, sys, unicodedata
FIELDS = "actor body_sha256 id kind occurred_on recorded_at rev seq v verb via".split()
PROOF = "removal checkpoint restore organisation".split()  # what the ledger says of itself is never removed
SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\b": "\\b", "\f": "\\f"}
class Bad(Exception): pass
def sha(b): return hashlib.sha256(b).digest()

def text(s):  # as RFC 8785: nothing is escaped but quote, backslash and what lies below U+0020
    return '"' + "".join(SHORT.get(c) or (f"\\u{ord(c):04x}" if c < " " else c) for c in s) + '"'

def canonical(v, deep=0):
    if deep > 32: raise Bad("nested too deep")
    if isinstance(v, bool): return "true" if v else "false"
    if isinstance(v, int) and abs(v) < 2**53: return str(v)
    if isinstance(v, str): return text(v)
    if isinstance(v, list): return "[" + ",".join(canonical(x, deep + 1) for x in v) + "]"
    if not isinstance(v, dict): raise Bad(f"{v!r}: no null, no fractions, no integers beyond 2^53-1")
    by_utf16 = sorted(v.items(), key=lambda kv: kv[0].encode("utf-16-be", "surrogatepass"))
    return "{" + ",".join(text(k) + ":" + canonical(x, deep + 1) for k, x in by_utf16) + "}"

def strings(v):
    if isinstance(v, str): yield v
    for x in [*v, *v.values()] if isinstance(v, dict) else v if isinstance(v, list) else (): yield from strings(x)

def read(s, clean=True):
    """Read JSON that must be written in the one canonical way; clean: no control characters, Unicode NFC."""
    try: v = json.loads(s)
    except (ValueError, RecursionError) as e: raise Bad(f"no JSON: {e}")
    if canonical(v) != s: raise Bad("not in canonical form")  # a key that stands twice is lost in writing it again
    for t in strings(v) if clean else ():
        if any(unicodedata.category(c) == "Cc" and c not in "\n\t" for c in t): raise Bad("a control character")
        if not unicodedata.is_normalized("NFC", t): raise Bad("not in Unicode NFC")
    return v

def rows(path):
    """Entry, digest, hash and body of each line, out of an export or the database; what is not given is None."""
    raw = pathlib.Path(path).read_bytes()
    if raw.startswith(b"SQLite format 3\0"):
        db = sqlite3.connect(pathlib.Path(path).resolve().as_uri() + "?mode=ro", uri=True)
        yield from db.execute("SELECT entry, NULL, hash, body FROM ledger LEFT JOIN ledger_body USING(seq) ORDER BY seq")
        return
    for v in (read(line, clean=False) for line in raw.decode().split("\n") if line):
        yield v.get("entry"), v.get("digest"), v["hash"], v.get("body")

def verify(path, out):
    heads, at, faults, swapped, removed, points = [bytes(32)], "", [], {}, [], []
    for n, (entry, digest, hash, body) in enumerate(rows(path), 1):
        heads.append(bytes.fromhex(hash))
        try:
            own = sha(entry.encode()) if entry is not None else bytes.fromhex(digest)
            if heads[n] != sha(heads[n - 1] + own): faults.append(f"entry {n}: the chain breaks")
            if entry is None: print(f"{n:6} (digest only)"); continue
            e = read(entry)
            if sorted(e) != FIELDS or e["v"] != 1 or e["seq"] != n: raise Bad("not the fields and number of an entry here")
            if at > (at := e["recorded_at"]): raise Bad("recorded before the one above it")
            print(f"{n:6} {at} {e['actor']} {e['via']} {e['verb']} {e['id']} version {e['rev']} of {e['occurred_on']}")
            if body is None: raise Bad("the body is gone")
            r, found = read(body), sha(body.encode()).hex()
            if found != e["body_sha256"]: swapped[n] = {"seq": n, "kind": e["kind"], "id": e["id"], "sha256": found}
            if e["kind"] == "checkpoint": points.append((n, r))
            if e["kind"] == "removal":
                print(f"       REMOVED ON REQUEST: {len(r.get('items', []))} bodies, {r['decided_by']}, {text(r['why'])}")
                removed += [i for i in r.get("items", []) if i["seq"] < n and i["kind"] not in PROOF]
        except (Bad, KeyError, TypeError, ValueError) as e: faults.append(f"entry {n}: {e}")
    faults += [f"entry {n}: the body is not the one that was recorded" for n, b in swapped.items() if b not in removed]
    for n, r in points:
        same = r["count"] < len(heads) and heads[r["count"]].hex() == r["head"] == r["text"].split("\n")[2]
        print(f"checkpoint {r['id']}: {r['count']} entries, head {r['head']}, {'as here' if same else 'NOT AS HERE'}")
        faults += [] if same else [f"entry {n}: checkpoint {r['id']} saw another chain"]
        for end, what in ("txt", r["text"]), ("sig", r["signature"]), ("signer", f"checkpoint {r['public_key']}\n"):
            if out: pathlib.Path(out, f"{n}.{end}").write_bytes(what.encode())
    print(f"{len(heads) - 1} entries, {len(swapped)} bodies replaced, head {heads[-1].hex()}")
    return faults

def vectors(path):
    v, head, faults = json.loads(pathlib.Path(path).read_bytes()), bytes(32), []
    for c in v["written"]: faults += [c["name"]] * (canonical(json.loads(c["json"])) != c["canonical"])
    for c in v["bodies"]:
        try: refused = read(c["text"]) is None
        except Bad: refused = True
        if refused == c["ok"]: faults.append(c["name"])
    for c in v["chain"]:
        entry, digest = canonical(dict(c["fields"], body_sha256=sha(c["body"].encode()).hex())), sha(c["entry"].encode())
        head = sha(head + digest)
        if (entry, digest.hex(), head.hex()) != (c["entry"], c["digest"], c["hash"]): faults.append(c["hash"])
    return faults

if __name__ == "__main__":  # votes.py uses what stands above
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("file"), p.add_argument("--checkpoints", metavar="DIR"), p.add_argument("--vectors", action="store_true")
    a = p.parse_args()
    try: faults = vectors(a.file) if a.vectors else verify(a.file, a.checkpoints)
    except (Bad, OSError, ValueError, KeyError, TypeError, sqlite3.Error) as e: print("cannot be read:", e), sys.exit(5)
    for f in faults: print("CONTRADICTION:", f)
    sys.exit(4 if faults else 0)
