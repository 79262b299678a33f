#!/usr/bin/env python3
"""Check the signed votes in a ledger of Rekenschap without Rekenschap; LEDGER.md explains them.
  votes.py ledger.jsonl | rekenschap.db  [DIR]
Says of each whether decision and wording are those in the ledger, and writes to DIR what was signed, the
signature and the key, for ssh-keygen. Exit code 0: all as here; 4: not; 5: cannot be read. Check the ledger
itself with verify.py first."""
import pathlib, sqlite3, sys
from verify import Bad, canonical, read, rows, sha

def wording(r):
    """What a vote is cast on: subject, text, conditions, versions approved, what it replaces, whom it mandates."""
    of = {k: r[k] for k in ("conditions", "mandates", "subject", "supersedes", "text") if r.get(k)}
    if r.get("approves"): of["approves"] = [{k: a[k] for k in ("id", "rev", "sha256") if a.get(k)} for a in r["approves"]]
    return sha(canonical(of).encode()).hex()

def signed(r):
    """A statement as it stood in the file that was signed: as printed, or as Windows keeps it."""
    text = r["statement"].replace("\n", "\r\n") if r.get("encoding") else r["statement"]
    return b"\xff\xfe" + text.encode("utf-16-le") if r.get("encoding") == "utf-16le" else text.encode()

def votes(path, out):
    decided, faults = {}, 0
    for n, (entry, _, _, body) in enumerate(rows(path), 1):
        if entry is None or body is None: continue  # given by digest alone, or gone
        e, r = read(entry), read(body)
        removed = sha(body.encode()).hex() != e["body_sha256"]  # verify.py tells on whose request
        if e["kind"] == "decision": decided[e["id"], e["rev"]] = "" if removed else wording(r)
        if e["kind"] != "vote" or r["known"] != "signature": continue
        text = decided.get((r["decision"], r["decision_rev"]))
        says = [f"decision {r['decision']}", f"revision {r['decision_rev']}", f"person {r['person']}", f"vote {r['value']}"]
        says += [f"text sha256:{text}"] if text else []
        word = "wording not here" if text is None else "wording removed on request" if text == "" else "as here"
        if not set(says) <= set(r["statement"].split("\n")): word, faults = "NOT AS HERE", faults + 1
        print(f"{n:6} {r['id']}: {r['person']} signed {r['value']} on {r['decision']} version {r['decision_rev']}, {word}")
        for end, what in ("txt", signed(r)), ("sig", r["signature"].encode()), ("signer", f"{r['person']} {r['public_key']}\n".encode()):
            if out: pathlib.Path(out, f"{n}.{end}").write_bytes(what)
    return faults

try: sys.exit(4 if votes(sys.argv[1], *sys.argv[2:3] or [None]) else 0)
except (Bad, IndexError, OSError, ValueError, KeyError, TypeError, sqlite3.Error) as e: print("cannot be read:", e), sys.exit(5)
