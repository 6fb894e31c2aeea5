//! Trains the name finder.

use crate::perceptron::{ByFeature, Perceptron};
use crate::random::Random;
use rapporteur_language::engine::care::Care;
use rapporteur_language::engine::clusters::Clusters;
use rapporteur_language::engine::form::{Form, Forms};
use rapporteur_language::engine::names::{CLASSES, NameWindow, follows, may_belong, name_features};
use rapporteur_language::engine::pack::Pack;
use rapporteur_language::engine::tagger::{FormScores, PLACES, Tagger, form_features};

const EPOCHS: usize = 8;
/// Runs of so many passes whose averages are added up.
const RUNS: usize = 3;
const LEAST_COUNT: u32 = 3;
const LEAST_WEIGHT: i8 = 2;
/// How often a feature is left out while learning.
const DROP: f32 = 0.3;

/// A sentence with the names in it.
#[derive(Clone, Debug, Default)]
pub struct Named {
    /// Its words.
    pub words: Vec<String>,
    /// Their name classes.
    pub classes: Vec<u8>,
    /// Tells whether a person wrote the classes.
    pub gold: bool,
}

struct Seen {
    words: Vec<u32>,
    tags: Vec<u8>,
}

impl Seen {
    fn places(&self, at: usize) -> [Option<usize>; PLACES] {
        [0, -1, -2, 1, 2].map(|by| self.words.get(at.wrapping_add_signed(by)).map(|&number| number as usize))
    }

    fn window<'f>(&self, forms: &'f [Form], at: usize, before: [u8; 2]) -> NameWindow<'f> {
        let tag = |by: isize| self.tags.get(at.wrapping_add_signed(by)).map_or(0, |tag| tag + 1);
        NameWindow {
            forms: self.places(at).map(|number| number.map(|number| &forms[number])),
            tags: [tag(0), tag(-1), tag(1)],
            before,
        }
    }
}

/// Trains a name finder and returns its file.
pub fn train(sentences: &[Named], tagger: &Tagger<'_>, clusters: &Clusters<'_>) -> Vec<u8> {
    let mut forms = Forms::default();
    let numbers: Vec<Vec<u32>> =
        sentences.iter().map(|named| named.words.iter().map(|word| forms.number(word, clusters)).collect()).collect();
    let forms = forms.all();
    let mut scores = FormScores::default();
    tagger.learn_forms(forms, &mut scores);
    let seen: Vec<Seen> = numbers
        .into_iter()
        .map(|words| {
            let mut tags = Vec::new();
            tagger.tag(&words, forms, &scores, Care::Thorough, &mut tags);
            Seen { words, tags }
        })
        .collect();
    let mut counts: ByFeature<u32> = ByFeature::default();
    for (seen, named) in seen.iter().zip(sentences) {
        for at in 0..seen.words.len() {
            let class = |by: usize| at.checked_sub(by).map_or(1, |at| named.classes[at] + 1);
            let window = seen.window(forms, at, [class(1), class(2)]);
            let mut count = |hash| *counts.entry(hash).or_default() += 1;
            (0..PLACES).for_each(|place| form_features(place, window.forms[place], &mut count));
            name_features(&window, count);
        }
    }
    let mut model = Perceptron::new(CLASSES, &counts, LEAST_COUNT);
    eprintln!("names: {} sentences, {} features", sentences.len(), model.len());
    let rows_of = |form: Option<&Form>| -> [Vec<u32>; PLACES] {
        std::array::from_fn(|place| {
            let mut rows = Vec::new();
            form_features(place, form, |hash| rows.push(model.row(hash)));
            rows
        })
    };
    let own: Vec<_> = forms.iter().map(|form| rows_of(Some(form))).collect();
    let edge = rows_of(None);
    let mut random = Random::new(3);
    // Gold counts three times.
    let mut order: Vec<usize> =
        (0..seen.len()).flat_map(|at| std::iter::repeat_n(at, if sentences[at].gold { 3 } else { 1 })).collect();
    let mut rows = Vec::new();
    for epoch in 0..EPOCHS * RUNS {
        if epoch > 0 && epoch % EPOCHS == 0 {
            model.restart();
        }
        random.shuffle(&mut order);
        let mut wrong = 0;
        for &number in &order {
            let seen = &seen[number];
            let mut before = [1; 2];
            for at in 0..seen.words.len() {
                if !may_belong(&forms[seen.words[at] as usize], before[0]) {
                    before = [1, before[0]];
                    continue;
                }
                rows.clear();
                for (place, number) in seen.places(at).into_iter().enumerate() {
                    rows.extend(number.map_or(&edge[place], |number| &own[number][place]));
                }
                name_features(&seen.window(forms, at, before), |hash| rows.push(model.row(hash)));
                rows.retain(|_| random.unit() >= DROP);
                let mut scores = [0.0; CLASSES];
                model.score(&rows, &mut scores);
                let allowed = (0..CLASSES).filter(|&class| follows(before[0] - 1, class as u8));
                let guess = allowed.fold(0, |best, class| if scores[class] > scores[best] { class } else { best });
                // After a name was missed, its further words are learnt as first ones.
                let gold = sentences[number].classes[at];
                let gold = usize::from(if follows(before[0] - 1, gold) { gold } else { gold - 1 });
                wrong += usize::from(guess != gold);
                model.learn(&rows, gold, guess);
                before = [guess as u8 + 1, before[0]];
            }
        }
        eprintln!("  epoch {} {wrong} wrong", epoch + 1);
    }
    let mut file = Pack::default();
    model.pack(LEAST_WEIGHT, &mut file);
    file.into_file()
}
