//! How bad each finding is, as a site sees it.

use super::{Chains, Code, Concern, Scope, Severity};
use std::collections::{BTreeMap, BTreeSet};

/// What `site.toml` says of severities. A site that says nothing has those of the codes.
#[derive(Clone, Debug, Default)]
pub struct Severities {
    /// For the whole site.
    pub everywhere: BTreeMap<Code, Severity>,
    /// For parts of it, in the order of the file: of several that cover a finding, the last one counts.
    pub somewhere: Vec<(Scope, BTreeMap<Code, Severity>)>,
    /// Which regions lie below which.
    pub chains: Chains,
}

impl Severities {
    /// How bad a finding is: the strictest that is said of any of its editions. Where nothing is said, it is as bad as it says
    /// itself (`own`), or else its code. Codes that guard the evidence stay errors.
    #[must_use]
    pub fn settle(
        &self,
        code: Code,
        own: Option<Severity>,
        editions: &BTreeSet<String>,
        file: Option<&str>,
    ) -> Severity {
        if code.is_evidence() {
            return code.severity();
        }
        let unsaid = own.unwrap_or(code.severity());
        if !self.differs_by_place(code) {
            return self.general(code).unwrap_or(unsaid);
        }
        let concerns = Concern::all(editions, file);
        concerns.into_iter().map(|concern| self.of(code, concern).unwrap_or(unsaid)).max().unwrap_or(unsaid)
    }

    /// The editions in which a finding is reported: not those for which it is switched off.
    #[must_use]
    pub fn reported(&self, code: Code, editions: &BTreeSet<String>, file: Option<&str>) -> BTreeSet<String> {
        if code.is_evidence() || !self.differs_by_place(code) {
            return editions.clone();
        }
        let policy = file.and_then(|file| Concern::of_file(file).policy);
        let is_on = |edition: &&String| self.of(code, Concern::of_edition(edition, policy)) != Some(Severity::Off);
        editions.iter().filter(is_on).cloned().collect()
    }

    fn differs_by_place(&self, code: Code) -> bool {
        self.somewhere.iter().any(|(_, severities)| severities.contains_key(&code))
    }

    fn general(&self, code: Code) -> Option<Severity> {
        self.everywhere.get(&code).copied()
    }

    fn of(&self, code: Code, concern: Concern<'_>) -> Option<Severity> {
        let said = self.somewhere.iter().rev().find_map(|(scope, severities)| {
            severities.get(&code).filter(|_| scope.covers(concern, &self.chains)).copied()
        });
        said.or_else(|| self.general(code))
    }
}
