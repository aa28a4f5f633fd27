"""The search seam: the index and the plain comparison find the same."""

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from marsad.store.search import create_index, fold_name, index_claims, matches, unindex_claims
from marsad.store.tables import claims, metadata

TEXTS = (
    "قصفت طائرات مدينة إدلب",
    "سيطرت قوات على بلدة بإدلب",
    "نفى المتحدث سقوط الموصل",
    "100% من الحيّ في يد القوات",
)


@pytest.fixture(scope="module")
def connection() -> sa.Connection:
    """A database in memory with four claims."""
    engine = sa.create_engine("sqlite://")
    made = engine.connect()
    metadata.create_all(made)
    create_index(made)
    for number, text in enumerate(TEXTS, start=1):
        made.execute(
            claims.insert().values(
                number=number, id=str(number), report_id="r", kind="strike", status="asserted", evidence_start=0,
                evidence_end=1, confidence=1, reading_version="1", folded=fold_name(text), document="{}",
            )
        )  # fmt: skip
    index_claims(made, [(number, fold_name(text)) for number, text in enumerate(TEXTS, start=1)])
    return made


def found(connection: sa.Connection, query: str, dialect: str) -> list[int]:
    """Numbers of the claims that a query finds."""
    return list(
        connection.execute(
            sa.select(claims.c.number).where(matches(query, dialect)).order_by(claims.c.number)
        ).scalars()
    )


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("ادلب", [1, 2]),
        ("إدلب قصفت", [1]),
        ('"مدينة إدلب"', [1]),
        ('"إدلب مدينة"', []),
        ("مدينه", [1]),
        ("الحى", [4]),
        ("من", [4]),
        ("100%", [4]),
        ("_", []),
        ("  ", []),
        ('"', []),
        ("ادلب OR الموصل", []),
        ("NOT", []),
    ],
)
def test_queries(connection: sa.Connection, dialect: str, query: str, numbers: list[int]) -> None:
    assert found(connection, query, dialect) == numbers


@given(st.text("ادلبقصفه \"'*%_()-:^~+؟م", max_size=12))
def test_index_and_comparison_agree_and_no_query_breaks_them(connection: sa.Connection, query: str) -> None:
    assert found(connection, query, "sqlite") == found(connection, query, "postgresql")


def test_claims_leave_the_index(connection: sa.Connection) -> None:
    with connection.begin_nested() as undo:
        unindex_claims(connection, [1])
        assert found(connection, "ادلب", "sqlite") == [2]
        undo.rollback()
