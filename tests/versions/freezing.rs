//! Texts on their way into files and back.

use crate::support;
use lexloci::compare::text_digest;
use lexloci::compose::{compose, fill};
use lexloci::diagnostic::Diagnostics;
use lexloci::history::frozen;
use lexloci::load::load;
use lexloci::system::read_tree;

#[test]
fn every_text_of_the_sample_site_freezes_and_thaws() {
    let site = load(&read_tree(&support::repository()), None).site.expect("a site");
    let (composition, _) = compose(&site);
    let mut texts = 0;
    for document in composition.documents.values().flat_map(|editions| editions.values()) {
        let text = fill(&site, &composition, document, &mut Diagnostics::new());
        let file = frozen::write(&text);
        let again = frozen::read(&file).unwrap_or_else(|error| panic!("{}: {error}\n{file}", document.edition));
        assert_eq!(text_digest(&again), text_digest(&text), "{}\n{file}", document.edition);
        assert_eq!(frozen::write(&again), file, "{}", document.edition);
        texts += 1;
    }
    assert!(texts > 0, "the sample site has texts");
}
