"""The promised tables, stated a second time on purpose.

The tables are the public API, so what readers may rely on is written down here by hand instead of being asked from
`columnist schema`: a change of the schema must fail a test before it reaches somebody's dashboard. Columns may be added.
"""

TEXT, INT, LONG, REAL, FLAG, DAY = "VARCHAR", "INTEGER", "BIGINT", "DOUBLE", "BOOLEAN", "DATE"
MOMENT, EXACT, LIST = "TIMESTAMP WITH TIME ZONE", "DECIMAL(38,6)", "VARCHAR[]"


def columns(**by_type):
    """`columns(VARCHAR="a b", DATE="c")` -> {"a": "VARCHAR", "b": "VARCHAR", "c": "DATE"}."""
    return {name: type_ for type_, names in by_type.items() for name in names.split()}


SPAN = {"sentence": INT, "char_start": INT, "char_end": INT, "byte_start": INT, "byte_end": INT, "surface": TEXT}
VALUE = {"value": EXACT, "value_low": EXACT, "value_high": EXACT, "value_f64": REAL}

TABLES = {
    "articles": {
        **columns(
            VARCHAR="article_id source source_uri source_format url title publisher agency dateline_place language published_method text",
            INTEGER="n_chars n_words n_sentences n_figures n_dates n_mentions",
            DATE="published_on",
        ),
        "source_record": LONG, "published_at": MOMENT, "authors": LIST, "cited_sources": LIST, "flags": LIST,
    },
    "figures": {
        **SPAN, **VALUE,
        **columns(
            VARCHAR="figure_id article_id kind value_method currency currency_method unit per_unit bound modality outcome stat direction "
            "base_method relates_to measure measure_surface measure_method subject counterpart parties_method ref_granularity ref_date_id "
            "ref_method speaker speaker_method context rule",
            DATE="published_on outcome_start outcome_end base_start base_end ref_start ref_end",
        ),
        "negated": FLAG, "flags": LIST,
    },
    "dates": {
        **SPAN,
        **columns(
            VARCHAR="date_id article_id kind timex timex_mod granularity bound rule",
            DATE="published_on start_date end_date anchor",
        ),
        "is_relative": FLAG, "inferred": LIST,
    },
    "mentions": {
        **SPAN,
        **columns(VARCHAR="mention_id entity_id article_id kind role role_of method rule", DATE="published_on"),
        "confidence": REAL,
    },
    "article_entities": {
        **columns(VARCHAR="article_id entity_id kind name country external_id", DATE="published_on", INTEGER="n_mentions"),
        "aliases": LIST, "in_lexicon": FLAG,
    },
    "entities": {
        **columns(
            VARCHAR="entity_id canonical_id name canonical_name kind country external_id link_method",
            INTEGER="n_mentions n_articles",
            DATE="first_published_on last_published_on",
        ),
        "aliases": LIST,
    },
    "clusters": {**columns(VARCHAR="article_id cluster_id relation"), "is_canonical": FLAG, "similarity": REAL},
    "observations": {
        **VALUE,
        **columns(
            VARCHAR="observation_id measure subject counterpart stat currency unit granularity bound basis derivation agreement",
            INTEGER="n_articles n_clusters",
            DATE="period_start period_end first_published_on last_published_on",
        ),
        "figure_ids": LIST,
    },
    "targets": {
        **VALUE,
        **columns(
            VARCHAR="target_id measure subject counterpart stat bound currency unit speaker status status_basis",
            DATE="due_start due_end first_stated_on status_period_start status_period_end",
        ),
        "score": REAL, "target_figure_ids": LIST, "outcome_figure_ids": LIST, "outcome_article_ids": LIST,
    },
    "rejects": {
        **columns(VARCHAR="reject_id source source_uri stage code message payload_sha256 excerpt"),
        "source_record": LONG, "byte_offset": LONG,
    },
}

PRIMARY_KEYS = {
    "articles": "article_id", "figures": "figure_id", "dates": "date_id", "mentions": "mention_id", "entities": "entity_id",
    "clusters": "article_id", "observations": "observation_id", "targets": "target_id", "rejects": "reject_id",
}

# `article_entities` has a key of two columns.

# (table, column, the table that it points into); NULL points nowhere.
FOREIGN_KEYS = [
    ("figures", "article_id", "articles"), ("figures", "ref_date_id", "dates"), ("figures", "relates_to", "figures"),
    ("figures", "subject", "entities"), ("figures", "counterpart", "entities"), ("figures", "speaker", "entities"),
    ("dates", "article_id", "articles"),
    ("mentions", "article_id", "articles"), ("mentions", "entity_id", "entities"), ("mentions", "role_of", "entities"),
    ("article_entities", "article_id", "articles"), ("article_entities", "entity_id", "entities"),
    ("entities", "canonical_id", "entities"),
    ("clusters", "article_id", "articles"),
    ("observations", "subject", "entities"), ("observations", "counterpart", "entities"), ("observations", "figure_ids", "figures"),
    ("targets", "subject", "entities"), ("targets", "counterpart", "entities"), ("targets", "speaker", "entities"),
    ("targets", "target_figure_ids", "figures"), ("targets", "outcome_figure_ids", "figures"), ("targets", "outcome_article_ids", "articles"),
]

# Columns with a closed list of values.
ENUMERATIONS = {
    ("articles", "published_method"): "field header jsonld meta time_tag feed warc url filename dateline none",
    ("figures", "kind"): "money percent percentage_points multiple quantity rank",
    ("figures", "bound"): "exact approximately nearly at_least more_than at_most less_than between",
    ("figures", "modality"): "reported target forecast estimate commitment hypothetical",
    ("figures", "outcome"): "met not_met",
    ("figures", "stat"): "level change",
    ("figures", "direction"): "increase decrease unchanged",
    ("dates", "kind"): "date range duration time set reference",
    ("dates", "granularity"): "day week weekend month quarter season half year decade century",
    ("dates", "bound"): "on since until before after by",
    ("mentions", "kind"): "person organization place event product program law",
    ("mentions", "method"): "lexicon pattern model coreference",
    ("clusters", "relation"): "original reprint revision",
    ("observations", "basis"): "reported derived",
    ("observations", "agreement"): "single consistent conflicting",
    ("targets", "status"): "met met_late missed pending unknown",
    ("targets", "status_basis"): "stated computed",
    ("rejects", "stage"): "open decode parse validate",
}
