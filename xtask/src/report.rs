//! What was done, how long it took, how many tests ran: one table at the end, and the exit code.

use std::process::ExitCode;
use std::time::Instant;

use anyhow::Result;

use crate::shell::Count;

/// Steps done so far.
#[derive(Debug)]
pub(crate) struct Report {
    start: Instant,
    steps: Vec<Step>,
}

#[derive(Debug)]
struct Step {
    name: String,
    seconds: f64,
    tests: Count,
    outcome: Outcome,
}

#[derive(Debug)]
enum Outcome {
    Done,
    Failed(String),
    Skipped(String),
}

impl Report {
    pub(crate) fn new() -> Self {
        Self { start: Instant::now(), steps: Vec::new() }
    }

    /// Does a step, under a heading; gives its result unless it failed.
    pub(crate) fn step<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T>) -> Option<T> {
        let mut kept = None;
        self.tests(name, || {
            let result = work().map(|value| kept = Some(value));
            (Count::default(), result)
        });
        kept
    }

    /// Does a step that counts tests.
    pub(crate) fn tests(&mut self, name: &str, work: impl FnOnce() -> (Count, Result<()>)) {
        println!("\n━━━ {name}");
        let start = Instant::now();
        let (tests, result) = work();
        let seconds = start.elapsed().as_secs_f64();
        let outcome = match result {
            Ok(()) => Outcome::Done,
            Err(error) => {
                println!("✗ {name}: {error:#}");
                Outcome::Failed(format!("{error:#}"))
            }
        };
        self.steps.push(Step { name: name.to_owned(), seconds, tests, outcome });
    }

    /// Notes that a step could not be tried.
    pub(crate) fn skip(&mut self, name: &str, why: &str) {
        println!("\n━━━ {name}\nskipped: {why}");
        let outcome = Outcome::Skipped(why.to_owned());
        let tests = Count::default();
        self.steps.push(Step { name: name.to_owned(), seconds: 0.0, tests, outcome });
    }

    /// Prints the table and the closing line.
    pub(crate) fn close(self) -> ExitCode {
        println!("\n━━━ Summary\n{:<44} {:>8} {:>7}", "step", "seconds", "tests");
        let mut total = Count::default();
        let mut bad = Vec::new();
        for step in &self.steps {
            let ran = step.tests.passed + step.tests.failed;
            let ran = if ran == 0 { "–".to_owned() } else { ran.to_string() };
            let note = match &step.outcome {
                Outcome::Done => String::new(),
                Outcome::Failed(_) => "  FAILED".to_owned(),
                Outcome::Skipped(why) => format!("  skipped: {why}"),
            };
            println!("{:<44} {:>8.1} {ran:>7}{note}", step.name, step.seconds);
            total.passed += step.tests.passed;
            total.failed += step.tests.failed;
            if !matches!(step.outcome, Outcome::Done) {
                bad.push(step);
            }
        }
        let ran = total.passed + total.failed;
        println!("{:<44} {:>8.1} {ran:>7}", "all", self.start.elapsed().as_secs_f64());
        for step in &bad {
            if let Outcome::Failed(why) = &step.outcome {
                println!("✗ {}: {}", step.name, why.lines().next().unwrap_or_default());
            }
        }
        // Where nothing is tested, the line would say that no test ran.
        if ran > 0 {
            println!("\n{} passed, {} failed", total.passed, total.failed);
        }
        if bad.is_empty() && total.failed == 0 {
            ExitCode::SUCCESS
        } else {
            println!("{} of {} steps did not succeed", bad.len(), self.steps.len());
            ExitCode::FAILURE
        }
    }
}
