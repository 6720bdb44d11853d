# The recipes that everybody needs; `just` lists them.

default:
    @just --list

# Build this repository's sample site into public/
build *arguments:
    cargo run --release -- build {{arguments}}

# Everything that must stay clean before a commit
check:
    cargo fmt --check
    cargo clippy --all-targets -- -D warnings
    cargo test

# What continuous integration runs (installs Chromium: needs root on Debian)
ci:
    .ci/run

# Pictures of typical pages to look at, in target/pictures
pictures:
    LEXLOCI_BROWSER=required cargo test --test browser -- --ignored pictures

# Benchmarks; a filter picks some: `just bench compose`
bench *filter:
    cargo bench -- {{filter}}

# The same pages with Hugo; `generator` is gen_workload.py
compare generator:
    cargo build --release
    python3 benches/compare/run.py {{generator}}

# Feed a fuzz target for a minute: `just fuzz markdown`
fuzz target:
    cargo +nightly fuzz run {{target}} -- -max_total_time=60
