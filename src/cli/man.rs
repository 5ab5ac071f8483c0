//! `gatewright man`: the manual page.

use super::Io;
use super::exit::{ExitStatus, Failure};
use super::output::print;

/// Print the manual page
#[derive(clap::Args)]
#[command(help_template = super::HELP, before_help = "\
Examples:
  gatewright man | man -l -")]
pub(crate) struct Args {}

/// What the definition of the command line does not hold.
const MORE: &str = r#".SH "EXIT STATUS"
.TP
0
Everything is fine.
.TP
1
There are errors in the input, or warnings that \fB\-\-deny\fR makes errors.
.TP
2
The command line, a file or the configuration could not be used.
.TP
101
A bug in the program.
.SH ENVIRONMENT
Every option has a variable, which is named beside it; what is typed wins over it.
.TP
SOURCE_DATE_EPOCH
Seconds since 1970: the time of \fB\-\-now\fR where that is not given.
.TP
NO_COLOR, CLICOLOR_FORCE, TERM=dumb
Decide on colours where \fB\-\-color\fR is not given.
.SH EXAMPLES
.nf
gatewright build . | kubectl apply \-f \-
gatewright check \-\-format github .
kubectl get domains \-o yaml | gatewright status . \-
.fi
"#;

pub(crate) fn run(Args {}: &Args, io: &mut Io<'_>) -> Result<ExitStatus, Failure> {
    let mut page = Vec::new();
    let failure = |error: std::io::Error| Failure::stdout(&error);
    let command = super::command();
    clap_mangen::Man::new(command.clone()).render(&mut page).map_err(failure)?;
    page.extend_from_slice(MORE.as_bytes());
    for verb in command.get_subcommands() {
        let name = format!("gatewright-{}", verb.get_name());
        clap_mangen::Man::new(verb.clone().display_name(name.clone()).bin_name(name)).render(&mut page).map_err(failure)?;
    }
    print(io, &page, ExitStatus::Success)
}
