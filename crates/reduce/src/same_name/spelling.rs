//! What the spellings of one name have in common.
//!
//! | words | in common |
//! | --- | --- |
//! | `Nazarbayev`, `Nazarbaev` | how they sound |
//! | `Alexander`, `Alyaksandr`, `Oleksandr` | the given name that they are forms of |
//! | `José` | `jose` |
//! | `The Alder Corporation`, `Alder Corp.` | `alder` |
//! | `Gomel Oblast`, `Gomel Province` | `gomel region` |

use columnist_extract::record::EntityKind;

/// Lower case without accents, dots and apostrophes; hyphens are blanks.
pub(super) fn plain(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for c in name.to_lowercase().chars() {
        let letters = match c {
            'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' => "a",
            'é' | 'è' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
            'í' | 'ì' | 'î' | 'ï' | 'ī' | 'ı' => "i",
            'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' | 'ō' | 'ő' => "o",
            'ú' | 'ù' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' | 'ŭ' => "u",
            'ç' | 'ć' | 'č' => "c",
            'ñ' | 'ń' | 'ň' => "n",
            'ş' | 'ș' | 'ś' | 'š' => "s",
            'ž' | 'ź' | 'ż' => "z",
            'ł' => "l",
            'ř' => "r",
            'ţ' | 'ț' | 'ť' => "t",
            'ý' | 'ÿ' => "y",
            'ğ' => "g",
            'đ' | 'ď' => "d",
            'ß' => "ss",
            'æ' => "ae",
            'œ' => "oe",
            '-' | '–' | ' ' | ',' => " ",
            '&' => " and ",
            '.' | '\'' | '’' | '`' | '\u{307}' => "",
            other => {
                folded.push(other);
                continue;
            }
        };
        folded.push_str(letters);
    }
    folded
}

/// How a given name sounds, in the form that stands for all of it.
pub(super) fn given(word: &str) -> String {
    let listed = GIVEN_NAMES.iter().find(|forms| forms.contains(&word));
    listed.map_or_else(|| sound(word), |forms| sound(forms[0]))
}

/// The forms of one given name in neighbouring languages; the first stands for all.
const GIVEN_NAMES: &[&[&str]] = &[
    &["alexander", "aleksandr", "alexandr", "aleksander", "alyaksandr", "oleksandr", "aliaksandr"],
    &["alexei", "alexey", "aleksey", "aleksei", "oleksiy", "oleksii", "alyaksey"],
    &["andrei", "andrey", "andriy", "andrii", "andrej"],
    &["anatoly", "anatoli", "anatoliy", "anatolii", "anatol"],
    &["arkady", "arkadi", "arkadiy"],
    &["dmitry", "dmitri", "dmitriy", "dmitrii", "dmytro", "dzmitry"],
    &["yevgeny", "evgeny", "evgeni", "yevgeniy", "evgeniy", "yauhen", "yevhen", "eugene"],
    &["gennady", "gennadi", "gennadiy", "henadz"],
    &["grigory", "grigori", "grigoriy", "hryhoriy"],
    &["georgy", "georgi", "georgiy"],
    &["igor", "ihar", "ihor"],
    &["mikhail", "mikhael", "mykhailo", "mikhailo", "mihail"],
    &["nikolai", "nikolay", "mikalai", "mykola", "nikolaj"],
    &["oleg", "oleh"],
    &["pavel", "pavlo"],
    &["pyotr", "petr", "piotr", "petro"],
    &["sergei", "sergey", "serhiy", "serhii", "siarhei", "syarhey", "sergej"],
    &["valery", "valeri", "valeriy", "valerii"],
    &["vasily", "vasili", "vasiliy", "vassily", "vasyl"],
    &["viktor", "victor"],
    &["vitaly", "vitali", "vitaliy", "vitalii"],
    &["vladimir", "volodymyr", "uladzimir"],
    &["vyacheslav", "viacheslav"],
    &["yury", "yuri", "yuriy", "yurii", "iurii", "iury"],
    &["mohammed", "mohammad", "muhammad", "mohamed", "mohamad", "muhammed"],
    &["ahmed", "ahmad", "akhmed", "akhmad"],
    &["hussein", "husain", "hussain", "huseyin", "husein"],
    &["kassymjomart", "kassymzhomart", "kasymzhomart", "kasymjomart", "kassym jomart"],
    &["natalia", "natalya", "nataliya", "natallia"],
    &["tatiana", "tatyana", "tatsiana"],
    &["yelena", "elena", "alena", "olena"],
    &["yekaterina", "ekaterina", "katsiaryna", "kateryna"],
    &["yulia", "julia", "yuliya", "iuliia"],
];

/// What the transliterations of one Cyrillic name have in common.
pub(super) fn sound(word: &str) -> String {
    let mut text = word.to_owned();
    for (from, to) in SOUNDS {
        // Most words have none of them: a look is cheaper than a copy.
        if text.contains(from) {
            text = text.replace(from, to);
        }
    }
    let mut letters: Vec<char> = text.chars().collect();
    letters.dedup();
    let mut text: String = letters.into_iter().collect();
    if let Some(stem) = text.strip_suffix("enka") {
        text = format!("{stem}enko");
    }
    text
}

/// One after the other.
const SOUNDS: [(&str, &str); 23] = [
    ("shch", "sh"),
    ("sch", "sh"),
    ("tch", "ch"),
    ("tsch", "ch"),
    ("dzh", "j"),
    ("zh", "j"),
    ("kh", "h"),
    ("ts", "c"),
    ("tz", "c"),
    ("x", "ks"),
    ("ck", "k"),
    ("ph", "f"),
    ("ff", "v"),
    ("w", "v"),
    ("ou", "u"),
    ("q", "k"),
    ("y", "i"),
    ("j", "i"),
    // "Nazarbayev", "Nazarbaev": the glide between two vowels is written or not.
    ("aie", "ae"),
    ("eie", "ee"),
    ("oie", "oe"),
    ("uie", "ue"),
    ("ie", "e"),
];

/// The words of an organisation or a place without what spelling, legal form and the word for a province change.
pub(super) fn spelled(kind: EntityKind, words: Vec<String>) -> Vec<String> {
    const FORMS: &[&str] = &[
        "inc",
        "corp",
        "corporation",
        "co",
        "company",
        "ltd",
        "limited",
        "plc",
        "llc",
        "jsc",
        "ojsc",
        "gmbh",
        "ag",
        "sa",
        "nv",
        "spa",
        "incorporated",
    ];
    let mut words = words;
    if words.first().is_some_and(|w| w == "the") {
        words.remove(0);
    }
    if kind == EntityKind::Organization {
        while words.len() > 1 && words.last().is_some_and(|w| FORMS.contains(&w.as_str())) {
            words.pop();
        }
    }
    for word in &mut words {
        let american = match word.as_str() {
            "organisation" => "organization",
            "centre" => "center",
            "defence" => "defense",
            "labour" => "labor",
            "theatre" => "theater",
            "programme" => "program",
            "harbour" => "harbor",
            "oblast" | "province" if kind == EntityKind::Place => "region",
            other => other,
        };
        *word = american.to_owned();
    }
    words
}
