# The recipes of this project; `just` lists them.

_list:
    @just --list

# Everything that has to hold before a change lands.
check:
    .ci/run

# The tests.
test *ARGUMENTS:
    cargo test {{ARGUMENTS}}

# Write what is read today into the literate suite, the README and the floors; then look at `git diff`.
bless:
    BLESS=1 cargo test --test suite --test accuracy
    BLESS=1 cargo test --test readme --test accuracy

# The scores on the dev gold, article by article, with the first errors.
eval GOLD="../shared/data/claims/dev" ERRORS="40":
    cargo build --release
    eval/claims.py {{GOLD}} > target/claims.jsonl
    python3 ../shared/score/score_claims.py {{GOLD}} target/claims.jsonl --per-doc --errors {{ERRORS}}

# Fuzzes one target of fuzz/ for so many seconds; fuzz/README.md tells what it needs.
fuzz TARGET="quantities" SECONDS="300":
    cargo +nightly fuzz run -s none {{TARGET}} -- -dict=fuzz/target/words.dict -timeout=5 -rss_limit_mb=2048 -max_len=4096 -len_control=10 -max_total_time={{SECONDS}} -print_final_stats=1

# The speed of each stage, of quantities beside other libraries (bench/peers/README.md), and the seconds from a cold start to a report of the examples.
bench:
    cargo bench
    cargo build --release
    rm -f target/bench.db
    time (target/release/sayso read --ledger target/bench.db examples/floods && target/release/sayso report --ledger target/bench.db --output target/bench.html)
