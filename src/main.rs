//! The command `lexloci`.

fn main() -> std::process::ExitCode {
    lexloci::cli::run(std::env::args_os()).into()
}
