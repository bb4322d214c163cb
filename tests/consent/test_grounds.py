from consent.grounds import USABLE, Ground


def test_only_ownership_and_consent_let_anybody_read_yet():
    assert {Ground.OWN, Ground.CONSENT} == USABLE


def test_every_code_of_the_table_of_provisions_has_its_ground():
    # 23 codes, the leisure manager's beside the head teacher's, and ownership, which discloses
    # nothing.
    assert len(Ground) == 23 + 1 + 1


def test_every_ground_fits_its_column():
    assert all(len(ground) <= 24 and ground.isascii() for ground in Ground)
