//! Many articles at once: the same output for any number of threads, and Ctrl+C.

use crate::cli::program;

const ARTICLES: [&str; 3] = [
    "tests/fixtures/articles/ceasefire.txt",
    "tests/fixtures/harbour-talks/articles/envoys.txt",
    "tests/fixtures/harbour-talks/articles/ferries.txt",
];

/// Arguments that name `number` articles, one of which is not there.
fn arguments(command: &'static str, threads: &'static str, number: usize) -> Vec<&'static str> {
    let mut arguments = vec![command, "--threads", threads];
    arguments.extend(ARTICLES.iter().cycle().take(number / 2));
    arguments.push("no-such.txt");
    arguments.extend(ARTICLES.iter().rev().cycle().take(number / 2));
    arguments
}

#[test]
fn any_number_of_threads_gives_the_same_output() {
    for command in ["extract", "quotes", "compare"] {
        let run = |threads| {
            let arguments = arguments(command, threads, 24);
            let output = program(&arguments).output().expect("the program runs");
            let stderr = String::from_utf8_lossy(&output.stderr);
            assert_eq!(
                stderr, "standpoint: no-such.txt: There is no such file. Check the path.\n",
                "no progress in a pipe"
            );
            assert_eq!(output.status.code(), Some(1));
            output.stdout
        };
        let one = run("1");
        assert!(!one.is_empty());
        for threads in ["2", "7", "100"] {
            assert!(run(threads) == one, "{command} with {threads} threads");
        }
    }
}

#[test]
fn there_is_no_reading_with_no_thread() {
    let output = program(&["extract", "--threads", "0", ARTICLES[0]])
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
}

/// Ctrl+C once: the program writes whole lines to the end and says how far it came.
#[cfg(unix)]
#[test]
fn an_interrupt_ends_in_order() {
    use std::io::Read as _;
    use std::process::{Command, Stdio};

    // Far more output than a pipe holds: the program waits until it is read.
    let mut child = program(&arguments("extract", "2", 600))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut stdout = child.stdout.take().expect("a pipe");
    // Once something comes out, it reads articles.
    let mut found = vec![0];
    stdout.read_exact(&mut found).expect("it writes");
    let sent = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status()
        .expect("kill runs");
    assert!(sent.success());
    stdout.read_to_end(&mut found).expect("it ends");
    let output = child.wait_with_output().expect("it ends");
    let stderr = String::from_utf8_lossy(&output.stderr);
    let words: Vec<&str> = stderr
        .lines()
        .last()
        .unwrap_or_default()
        .split(' ')
        .collect();
    let [
        "standpoint:",
        "Stopped",
        "after",
        done,
        "of",
        "601",
        "articles.",
    ] = words[..]
    else {
        panic!("{stderr}");
    };
    assert!(done.parse::<usize>().expect("a number") < 601);
    assert_eq!(output.status.code(), Some(130));
    let text = String::from_utf8(found).expect("UTF-8");
    assert!(text.ends_with("}\n"), "the last line is whole");
    assert!(
        text.lines()
            .all(|line| line.starts_with('{') && line.ends_with('}'))
    );
}
