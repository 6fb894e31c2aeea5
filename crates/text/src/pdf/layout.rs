//! Runs of letters to lines and paragraphs.

use std::collections::HashMap;

/// Letters that stand together on a page; `y` grows upwards.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) x: f32,
    pub(super) end: f32,
    pub(super) y: f32,
    pub(super) size: f32,
    pub(super) words: String,
}

/// A line of a page.
#[derive(Clone, Debug)]
struct Line {
    x: f32,
    y: f32,
    size: f32,
    words: String,
}

/// A gap between letters, as a part of their size, that is a blank.
const BLANK: f32 = 0.18;
/// A gap between lines, as a multiple of the usual one, that parts paragraphs.
const PARTS: f32 = 1.35;
/// The width of a column, as a part of the size of the letters.
const COLUMN: f32 = 0.5;
/// Columns that a line is set in at most.
const MOST_COLUMNS: u8 = 40;

/// Returns the text of all pages.
pub(super) fn text(pages: Vec<Vec<Run>>) -> String {
    let mut pages: Vec<Vec<Line>> = pages.into_iter().map(lines).collect();
    leave_out_furniture(&mut pages);
    let all = || pages.iter().flatten();
    let margin = all().map(|line| line.x).fold(f32::INFINITY, f32::min);
    let usual = usual_gap(&pages);
    let mut text = String::new();
    for page in &pages {
        let mut last: Option<&Line> = None;
        for line in page {
            let is_apart = match last {
                Some(last) => last.y - line.y > usual * PARTS * (last.size.max(line.size) / last.size.min(line.size)).sqrt(),
                // A sentence goes on over the page.
                None => text.trim_end().ends_with(['.', ';', ':', '!', '?']),
            };
            if is_apart && !text.is_empty() {
                text.push('\n');
            }
            let columns = (line.x - margin) / (line.size * COLUMN);
            // As many blanks as half columns are passed.
            (0..MOST_COLUMNS).take_while(|&column| f32::from(column) + 0.5 <= columns).for_each(|_| text.push(' '));
            text.push_str(&line.words);
            text.push('\n');
            last = Some(line);
        }
    }
    text
}

/// Puts the runs of a page together to lines, from the top.
fn lines(mut runs: Vec<Run>) -> Vec<Line> {
    runs.retain(|run| !run.words.is_empty());
    let mut rows: Vec<Vec<Run>> = Vec::new();
    // Most pages draw their lines in order: the row of a run is most often the last.
    runs.sort_by(|a, b| b.y.total_cmp(&a.y));
    for run in runs {
        match rows.last_mut().filter(|row| (row[0].y - run.y).abs() < 0.4 * row[0].size.max(run.size)) {
            Some(row) => row.push(run),
            None => rows.push(vec![run]),
        }
    }
    rows.into_iter().filter_map(line).collect()
}

fn line(mut row: Vec<Run>) -> Option<Line> {
    row.sort_by(|a, b| a.x.total_cmp(&b.x));
    let mut words = String::new();
    let mut end = f32::INFINITY;
    for run in &row {
        if run.x - end > BLANK * run.size && !words.ends_with(' ') {
            words.push(' ');
        }
        words.push_str(&run.words);
        end = run.end;
    }
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let first = row.iter().find(|run| !run.words.trim().is_empty())?;
    let widest = row.iter().max_by_key(|run| run.words.len())?;
    Some(Line { x: first.x, y: widest.y, size: widest.size, words })
}

/// Returns the gap between the lines of one paragraph.
fn usual_gap(pages: &[Vec<Line>]) -> f32 {
    let sorted = |mut values: Vec<f32>| {
        values.sort_by(f32::total_cmp);
        values
    };
    let gaps = pages.iter().flat_map(|page| page.windows(2).map(|pair| pair[0].y - pair[1].y)).filter(|gap| *gap > 0.0);
    let (gaps, sizes) = (sorted(gaps.collect()), sorted(pages.iter().flatten().map(|line| line.size).collect()));
    let size = sizes.get(sizes.len() / 2).copied().unwrap_or(1.0);
    // Where most paragraphs are a line, most gaps are between paragraphs: the narrow ones tell.
    gaps.get(gaps.len() / 10).copied().unwrap_or(size).clamp(size, size * 1.6)
}

/// Leaves out page numbers, and lines that most pages have at their head or foot.
fn leave_out_furniture(pages: &mut [Vec<Line>]) {
    let bare = |line: &Line| line.words.chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
    let mut times: HashMap<String, usize> = HashMap::new();
    for page in pages.iter() {
        let ends = page.first().into_iter().chain(page.last().filter(|_| page.len() > 1));
        ends.for_each(|line| *times.entry(bare(line)).or_default() += 1);
    }
    let least = (pages.len() * 2).div_ceil(3).max(3);
    let is_furniture = |line: &Line| is_page_number(&line.words) || times.get(&bare(line)).is_some_and(|times| *times >= least);
    for page in pages.iter_mut() {
        if page.len() > 1 && page.last().is_some_and(is_furniture) {
            page.pop();
        }
        if page.len() > 1 && page.first().is_some_and(is_furniture) {
            page.remove(0);
        }
    }
}

/// Tells whether a line is the number of a page: "3", "- 3 -", "Page 3 of 9", "3/9".
fn is_page_number(words: &str) -> bool {
    let own: Vec<&str> = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let has_number = own.iter().any(|word| word.bytes().all(|b| b.is_ascii_digit()));
    let is_word = |word: &&str| {
        word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit()) || ["page", "of"].contains(&word.to_lowercase().as_str())
    };
    has_number && own.len() <= 4 && own.iter().all(is_word) && !words.ends_with('.')
}
