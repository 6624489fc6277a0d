//! Articles that are read together give the rows that each gives alone.

use columnist_extract::{Article, Lexicon, Options, extract, extract_all};

#[test]
fn articles_read_together_give_what_each_gives_alone() {
    let texts = [
        "MINSK, 8 February 2017 (Reuters) - Exports rose by 5% to $3 billion in 2016, Anna Weiss said.",
        "",
        "The weather was fine in Lindholm.",
        "Alder Mills Inc. plans to invest 5 million euros by 2025. This target was met in 2021.",
        "Output fell 2%; it had been 3.2 million tonnes the year before.",
    ];
    let published_on = "2021-07-05".parse().ok();
    let articles = texts.map(|text| Article { text: text.to_owned(), published_on, ..Article::default() });
    let lexicon = Lexicon::english().unwrap();
    let alone = articles.each_ref().map(|article| extract(article, &lexicon, Options::default()));
    assert!(alone.iter().filter(|extraction| !extraction.figures.is_empty()).count() > 2);
    assert_eq!(extract_all(&articles.each_ref(), &lexicon, Options::default()), alone);
}
