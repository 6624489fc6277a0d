//! One list for the words of a domain: their enum, the lists of the lexicon file that hold their terms, and the classes of each.

/// The terms of a list.
pub(super) type Terms = Vec<String>;

/// Makes the enum of a domain's words, the type of its file, and the way from the one to the other.
///
/// ```text
/// words! {
///     /// What a word says in a statement.
///     pub enum StatementWord {
///         /// "if": what follows is not said to be so.
///         Hypothetical = hypothetical: Classes::Joint,
///         /// "biggest".
///         Superlative = superlatives,
///         /// "increase": a noun of change.
///         ChangeNoun(Direction) = change_nouns: Classes::ChangeNoun,
///     }
/// }
/// ```
///
/// The file then has the lists `hypothetical = ["if"]` and `superlatives = ["biggest"]`, and pairs of a value and its list in
/// `change_nouns = [["increase", ["increase", "rise"]]]`. Words of other sources stand in `others`, and what else the file has in `file`.
macro_rules! words {
    (
        $(#[$meta:meta])*
        pub enum $word:ident { $($(#[$doc:meta])* $name:ident $(($value:ty))? = $list:ident $(: $classes:expr)?),+ $(,)? }
        $(others { $($(#[$other_doc:meta])* $other:ident $parts:tt $(: $other_classes:expr)?),+ $(,)? })?
        $(file { $($field:ident: $field_type:ty),+ $(,)? })?
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $word {
            $($(#[$doc])* $name $(($value))?,)+
            $($($(#[$other_doc])* $other $parts,)+)?
        }

        impl $word {
            pub(super) fn classes(self) -> Classes {
                match self {
                    $($word::$name { .. } => Classes::NONE $(.with($classes))?,)+
                    $($($word::$other { .. } => Classes::NONE $(.with($other_classes))?,)+)?
                }
            }
        }

        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct File {
            $($list: words!(@list $($value)?),)+
            $($($field: $field_type,)+)?
        }

        impl File {
            /// Adds the terms of the lists.
            fn add_to(&self, vocabulary: &mut VocabularyBuilder) {
                $(words!(@add self.$list, vocabulary, $word::$name $(, $value)?);)+
            }
        }
    };
    (@list) => { Terms };
    (@list $value:ty) => { Vec<($value, Terms)> };
    (@add $list:expr, $vocabulary:ident, $word:expr) => {
        $list.iter().for_each(|term| $vocabulary.add(term, $word.sense()))
    };
    (@add $list:expr, $vocabulary:ident, $word:expr, $value:ty) => {
        for (value, terms) in &$list {
            terms.iter().for_each(|term| $vocabulary.add(term, $word(*value).sense()));
        }
    };
}
pub(super) use words;
