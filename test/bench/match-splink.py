"""
Splink on the files that kith normalised, as a careful user would configure it.

Takes a folder with customers.parquet and profiles.parquet (one schema, written
by splink-input.ts), gives predictions-MODEL.parquet (customer_id, profile_id,
probability) of two models and prints a JSON array of what each took: seconds of
each step, peak memory in MB.

Blocking is kith's own: arrays of keys, one a rule, blocks too large left out.
Timed from tables in DuckDB to predicted pairs in DuckDB; reading and writing
Parquet is told apart. Names have ordered levels with Jaro-Winkler and term
frequencies; u by random sampling, m by EM from several blockings, the prior from
deterministic rules. In the model `together` name, handle and e-mail are one
comparison, in `apart` handle and e-mail are another one: the first counts
nothing twice, the second learns where a file knows nothing but handles.
"""

import json
import logging
import resource
import sys
import time

import duckdb
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

RULES = ["handle", "name", "near", "squash", "email", "place_name", "host", "family"]
U_PAIRS_MAX = 1e6
EM_PAIRS_MAX = 1e6
KEPT_PROBABILITY = 0.001

logging.getLogger("splink").setLevel(logging.ERROR)


def level(sql, label, tf_column=None):
    made = cll.CustomLevel(sql, label)
    if tf_column is None:
        return made
    return made.configure(tf_adjustment_column=tf_column)


account_level = level(
    "account_l = account_r AND length(account_l) >= 6", "handle is the e-mail's local part"
)


def name(with_account):
    return cl.CustomComparison(
        output_column_name="name",
        comparison_levels=name_levels(with_account),
    )


def name_levels(with_account):
    return [
        cll.CustomLevel(
            "full_class_l IS NULL OR (full_class_r IS NULL AND letters_r IS NULL)", "nothing known"
        ).configure(is_null_level=True),
        *([account_level] if with_account else []),
        level("full_class_l = full_class_r", "whole name", "full_class"),
        level("letters_l = letters_r", "handle is the joined name"),
        level("jaro_winkler_similarity(full_name_l, full_name_r) >= 0.94", "name all but equal"),
        level(
            "length(family_l) >= 4 AND contains(letters_r, family_l) AND contains(letters_r, given_l)",
            "handle holds both names",
        ),
        level("family_l = family_r AND left(given_l, 1) = left(given_r, 1)", "family and initial", "family"),
        level(
            "length(family_l) >= 4 AND contains(letters_r, family_l)"
            " AND left(letters_r, 1) = left(given_l, 1)",
            "handle holds family, begins with the initial",
        ),
        level("family_l = family_r", "family", "family"),
        level("length(family_l) >= 4 AND contains(letters_r, family_l)", "handle holds the family name"),
        cll.ElseLevel(),
    ]


account = cl.CustomComparison(
    output_column_name="account",
    comparison_levels=[
        cll.NullLevel("account"),
        cll.ExactMatchLevel("account"),
        cll.JaroWinklerLevel("account", 0.92),
        cll.ElseLevel(),
    ],
)

place = cl.CustomComparison(
    output_column_name="place",
    comparison_levels=[
        cll.CustomLevel(
            "(city_l IS NULL AND region_l IS NULL AND country_l IS NULL)"
            " OR (place_r IS NULL AND regions_r IS NULL AND countries_r IS NULL)",
            "nothing known",
        ).configure(is_null_level=True),
        level("contains(' ' || place_r || ' ', ' ' || city_l || ' ')", "city"),
        level("list_contains(regions_r, region_l)", "region"),
        level("list_contains(countries_r, country_l)", "country"),
        cll.ElseLevel(),
    ],
)

declared = cl.CustomComparison(
    output_column_name="declared",
    comparison_levels=[
        cll.CustomLevel(
            "NOT coalesce(list_contains(platforms_l, platform_r), false)", "none declared there"
        ).configure(is_null_level=True),
        level("list_contains(handles_l, handle_r)", "declared handle"),
        cll.ElseLevel(),
    ],
)

site = cl.CustomComparison(
    output_column_name="site",
    comparison_levels=[
        cll.CustomLevel("host_l IS NULL OR hosts_r IS NULL", "nothing known").configure(
            is_null_level=True
        ),
        level("list_contains(hosts_r, host_l)", "same host"),
        level("list_contains(sites_r, site_l)", "same registrable host"),
        cll.ElseLevel(),
    ],
)

work = cl.CustomComparison(
    output_column_name="work",
    comparison_levels=[
        cll.CustomLevel(
            "bio_r IS NULL OR (company_l IS NULL AND titles_l IS NULL)", "nothing known"
        ).configure(is_null_level=True),
        level("contains(' ' || bio_r || ' ', ' ' || company_l || ' ')", "employer named"),
        level("len(list_intersect(titles_l, titles_r)) > 0", "same title"),
        cll.ElseLevel(),
    ],
)

birth = cl.CustomComparison(
    output_column_name="birth",
    comparison_levels=[
        cll.CustomLevel("birth_year_l IS NULL OR handle_year_r IS NULL", "nothing known").configure(
            is_null_level=True
        ),
        level("ends_with(birth_year_l, handle_year_r)", "year in the handle"),
        cll.ElseLevel(),
    ],
)


def keys(rule):
    return block_on(f"{rule}_keys", arrays_to_explode=[f"{rule}_keys"])


def comparisons(model):
    beside = [place, declared, site, work, birth]
    if model == "together":
        return [name(True), *beside]
    return [name(False), account, *beside]


def run(folder, model):
    seconds = {}
    notes = []
    started = time.perf_counter()

    def lap(step):
        nonlocal started
        now = time.perf_counter()
        seconds[step] = round(now - started, 3)
        started = now

    connection = duckdb.connect(":memory:")
    for table in ("customers", "profiles"):
        connection.execute(
            f"CREATE TABLE {table} AS SELECT * FROM read_parquet('{folder}/{table}.parquet')"
        )

    def has_keys(rule):
        counts = [
            connection.execute(
                f"SELECT count(*) FROM {table} WHERE len({rule}_keys) > 0"
            ).fetchone()[0]
            for table in ("customers", "profiles")
        ]
        return all(counts)

    rules = [keys(rule) for rule in RULES if has_keys(rule)]
    lap("read")
    api = DuckDBAPI(connection)
    tables = [
        api.register("customers", dataset_display_name="a_customers"),
        api.register("profiles", dataset_display_name="b_profiles"),
    ]
    settings = SettingsCreator(
        link_type="link_only",
        comparisons=comparisons(model),
        blocking_rules_to_generate_predictions=rules,
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=False,
    )
    linker = Linker(tables, settings, log_level=logging.ERROR)
    training = linker.training
    training.estimate_probability_two_random_records_match(
        [
            "l.full_class = r.full_class AND contains(' ' || r.place || ' ', ' ' || l.city || ' ')",
            "l.letters = r.letters",
            "l.account = r.account",
        ],
        recall=0.6,
    )
    lap("prior")
    training.estimate_u_using_random_sampling(max_pairs=U_PAIRS_MAX, seed=1)
    lap("u")

    def learn(rule):
        try:
            training.estimate_parameters_using_expectation_maximisation(
                rule, max_pairs=EM_PAIRS_MAX
            )
            return True
        except Exception as failure:  # A blocking without pairs teaches nothing; the others do.
            notes.append(f"EM over {rule}: {str(failure).splitlines()[0][:120]}")
            return False

    learn("l.full_class = r.full_class")
    learn("l.letters = r.letters")
    # The name is learnt where something else than the name brings records together.
    if model == "together" or not learn("l.account = r.account"):
        learn("l.city = r.place")
    lap("em")
    predicted = linker.inference.predict(threshold_match_probability=KEPT_PROBABILITY)
    pairs = connection.execute(f"SELECT count(*) FROM {predicted.physical_name}").fetchone()[0]
    lap("predict")
    connection.execute(
        f"""COPY (
          SELECT CASE WHEN source_dataset_l = 'a_customers' THEN unique_id_l ELSE unique_id_r END AS customer_id,
            CASE WHEN source_dataset_l = 'a_customers' THEN unique_id_r ELSE unique_id_l END AS profile_id,
            match_probability AS probability
          FROM {predicted.physical_name}
        ) TO '{folder}/predictions-{model}.parquet' (FORMAT parquet)"""
    )
    connection.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1048576)
    return {"model": model, "seconds": seconds, "pairs": pairs, "peakMemoryMb": round(peak), "notes": notes}


print(json.dumps([run(sys.argv[1], model) for model in ("together", "apart")]))
