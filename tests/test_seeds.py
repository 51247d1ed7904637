"""The five sample texts are the user's, byte for byte."""

from __future__ import annotations

import hashlib
from pathlib import Path

SHA256 = {
    "000_3c288e0b4e92595b.txt": "543afb65d80eab1f9c8e1f712cd7fd6f96e523f9e1a5114db3eaedd068fb774f",
    "001_755a663fb4d2fdcb.txt": "6774b7d21398ce2cf6b6d8f2a0cd9585cc9780b45b9ee3789db21f8299809b90",
    "002_17ac21d20e3f67b0.txt": "f5eb46a4e1df63b3c633ffd56290c9794f544bc1e256e68714bda905e912b5a4",
    "003_fa48928914b71b76.txt": "734b198e09219cb88c9456489e0f7c03a08a9c942ad77dbecd3e530f6cb11f79",
    "004_88e44ebad00a1aa2.txt": "e444fd3718d546e232c482aaf03897e2799f23d1625a8a28d7a51132e33d8b6d",
}


def test_the_texts_are_unchanged(seeds: Path) -> None:
    assert {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in seeds.glob("*.txt")} == SHA256
