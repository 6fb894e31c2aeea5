//! The content of a page: which letters stand where.

use super::font::deref;
use super::{Font, MAX_STREAM, Run};
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeMap;

/// How deep forms stand in forms.
const MAX_DEPTH: usize = 6;
/// Runs of letters that a page holds: more are no page of words.
const MAX_RUNS: usize = 200_000;

/// Returns the runs of a page, in the order in which it draws them.
pub(super) fn runs(document: &Document, page: ObjectId) -> Vec<Run> {
    let mut drawing = Drawing { document, runs: Vec::new() };
    let fonts = document.get_page_fonts(page).unwrap_or_default();
    let content = document.get_page_content_with_limit(page, MAX_STREAM).unwrap_or_default();
    let (own, others) = document.get_page_resources(page).unwrap_or_default();
    let shared = others.into_iter().filter_map(|id| document.get_dictionary(id).ok());
    let resources: Vec<&Dictionary> = own.into_iter().chain(shared).collect();
    drawing.draw(&content, &fonts, &resources, Matrix::ONE, 0);
    drawing.runs
}

/// A way to move, turn and stretch.
#[derive(Clone, Copy, Debug)]
struct Matrix([f32; 6]);

impl Matrix {
    const ONE: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    fn shift(x: f32, y: f32) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    fn of(numbers: &[f32]) -> Option<Self> {
        Some(Self(numbers.get(..6)?.try_into().ok()?))
    }

    /// Returns this way, and then `next`.
    fn then(self, next: Self) -> Self {
        let (a, b) = (self.0, next.0);
        Self([
            a[0] * b[0] + a[1] * b[2],
            a[0] * b[1] + a[1] * b[3],
            a[2] * b[0] + a[3] * b[2],
            a[2] * b[1] + a[3] * b[3],
            a[4] * b[0] + a[5] * b[2] + b[4],
            a[4] * b[1] + a[5] * b[3] + b[5],
        ])
    }
}

/// What holds while letters are drawn.
#[derive(Clone, Copy, Debug)]
struct Pen<'f> {
    space: Matrix,
    font: Option<&'f Font<'f>>,
    size: f32,
    between_letters: f32,
    between_words: f32,
    stretch: f32,
    leading: f32,
}

struct Drawing<'d> {
    document: &'d Document,
    runs: Vec<Run>,
}

impl Drawing<'_> {
    fn draw(
        &mut self,
        content: &[u8],
        fonts: &BTreeMap<Vec<u8>, &Dictionary>,
        resources: &[&Dictionary],
        space: Matrix,
        depth: usize,
    ) {
        let Ok(content) = Content::decode(content) else { return };
        let fonts: BTreeMap<&[u8], Font> =
            fonts.iter().map(|(name, font)| (name.as_slice(), Font::new(font, self.document))).collect();
        let mut pen = Pen { space, font: None, size: 1.0, between_letters: 0.0, between_words: 0.0, stretch: 1.0, leading: 0.0 };
        let (mut stack, mut line, mut text) = (Vec::new(), Matrix::ONE, Matrix::ONE);
        for operation in &content.operations {
            if self.runs.len() > MAX_RUNS {
                return;
            }
            let operands = operation.operands.as_slice();
            let numbers: Vec<f32> = operands.iter().filter_map(|own| own.as_float().ok()).collect();
            let number = |at: usize| numbers.get(at).copied().unwrap_or(0.0);
            let mut next_line = |x: f32, y: f32, text: &mut Matrix| {
                line = Matrix::shift(x, y).then(line);
                *text = line;
            };
            match operation.operator.as_str() {
                "q" if stack.len() < 256 => stack.push(pen),
                "Q" => pen = stack.pop().unwrap_or(pen),
                "cm" => pen.space = Matrix::of(&numbers).map_or(pen.space, |own| own.then(pen.space)),
                "BT" => (line, text) = (Matrix::ONE, Matrix::ONE),
                "Tf" => {
                    pen.font = operands.first().and_then(|name| fonts.get(name.as_name().ok()?));
                    pen.size = number(0);
                }
                "Tc" => pen.between_letters = number(0),
                "Tw" => pen.between_words = number(0),
                "Tz" => pen.stretch = number(0) / 100.0,
                "TL" => pen.leading = number(0),
                "Tm" => {
                    line = Matrix::of(&numbers).unwrap_or(line);
                    text = line;
                }
                "Td" => next_line(number(0), number(1), &mut text),
                "TD" => {
                    pen.leading = -number(1);
                    next_line(number(0), number(1), &mut text);
                }
                "T*" => next_line(0.0, -pen.leading, &mut text),
                "'" | "\"" => {
                    if operands.len() > 2 {
                        (pen.between_words, pen.between_letters) = (number(0), number(1));
                    }
                    next_line(0.0, -pen.leading, &mut text);
                    operands.last().into_iter().for_each(|own| self.show(own, pen, &mut text));
                }
                "Tj" => operands.first().into_iter().for_each(|own| self.show(own, pen, &mut text)),
                "TJ" => {
                    for own in operands.first().and_then(|own| own.as_array().ok()).into_iter().flatten() {
                        match own.as_float() {
                            Ok(back) => text = Matrix::shift(-back / 1000.0 * pen.size * pen.stretch, 0.0).then(text),
                            Err(_) => self.show(own, pen, &mut text),
                        }
                    }
                }
                "Do" if depth < MAX_DEPTH => {
                    if let Some(name) = operands.first().and_then(|name| name.as_name().ok()) {
                        self.form(name, resources, pen.space, depth + 1);
                    }
                }
                _ => {}
            }
        }
    }

    /// Notes the letters of a string, and moves behind them.
    fn show(&mut self, string: &Object, pen: Pen, text: &mut Matrix) {
        let (Ok(bytes), Some(font)) = (string.as_str(), pen.font) else { return };
        let (words, width, codes, blanks) = font.read(bytes);
        let advance =
            (width / 1000.0 * pen.size + codes as f32 * pen.between_letters + blanks as f32 * pen.between_words) * pen.stretch;
        let from = text.then(pen.space).0;
        *text = Matrix::shift(advance, 0.0).then(*text);
        let to = text.then(pen.space).0;
        let size = pen.size.abs() * from[2].hypot(from[3]);
        // Words that stand upright at the margin are no part of the text.
        let is_level = from[1].abs() < from[0].abs();
        if is_level && size.is_finite() && from[4].is_finite() && from[5].is_finite() && to[4].is_finite() && size > 0.0 {
            self.runs.push(Run { x: from[4], end: to[4], y: from[5], size, words });
        }
    }

    /// Draws a form: content that stands by itself.
    fn form(&mut self, name: &[u8], resources: &[&Dictionary], space: Matrix, depth: usize) {
        let document = self.document;
        let forms = resources.iter().find_map(|own| deref(own.get(b"XObject").ok()?, document)?.as_dict().ok()?.get(name).ok());
        let Some(stream) = forms.and_then(|form| deref(form, document)?.as_stream().ok()) else { return };
        if stream.dict.get(b"Subtype").and_then(Object::as_name).ok() != Some(b"Form".as_slice()) {
            return;
        }
        let Ok(content) = stream.get_plain_content_with_limit(MAX_STREAM) else { return };
        let own = stream.dict.get(b"Resources").ok().and_then(|own| deref(own, document)?.as_dict().ok());
        let mut fonts = BTreeMap::new();
        let listed = own.and_then(|own| deref(own.get(b"Font").ok()?, document)?.as_dict().ok());
        for (name, font) in listed.into_iter().flat_map(Dictionary::iter) {
            if let Some(font) = deref(font, document).and_then(|font| font.as_dict().ok()) {
                fonts.insert(name.clone(), font);
            }
        }
        let matrix = stream.dict.get(b"Matrix").and_then(Object::as_array).ok();
        let matrix: Vec<f32> = matrix.into_iter().flatten().filter_map(|own| own.as_float().ok()).collect();
        let space = Matrix::of(&matrix).map_or(space, |own| own.then(space));
        self.draw(&content, &fonts, &own.into_iter().collect::<Vec<_>>(), space, depth);
    }
}
