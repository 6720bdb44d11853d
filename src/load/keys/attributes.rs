//! Attributes of headings: `## Contact {#contact after=rights}`.

/// An attribute that a heading can have behind its id.
#[derive(Debug)]
pub struct Attribute {
    /// As it is written, with what must stand behind `=`: `states=precedence`. Whatever its author chooses is left out: `after=`.
    pub written: &'static str,
    /// Whether it is for outermost headings of local versions only, which have at most one of these.
    pub is_edit: bool,
    /// A heading with it.
    pub example: &'static str,
    /// What it means.
    pub about: &'static str,
}

const fn edit(written: &'static str, example: &'static str, about: &'static str) -> Attribute {
    Attribute { written, is_edit: true, example, about }
}

const fn anywhere(written: &'static str, example: &'static str, about: &'static str) -> Attribute {
    Attribute { written, is_edit: false, example, about }
}

/// All of them.
pub const ATTRIBUTES: [Attribute; 8] = [
    edit("own", "## Minors {#minors own}", "Replaces heading and own text; inherited sections below it stay."),
    edit(
        "remove",
        "## Restriction {#restriction remove}",
        "Removes the section with all below it. The paragraph under the heading is the reason, which `explain` shows and no page does.",
    ),
    edit("after=", "## Officer {#officer after=rights}", "A new section behind another one."),
    edit("before=", "## Officer {#officer before=rights}", "A new section before another one."),
    edit("under=", "### Officer {#officer under=contact}", "A new section below another one, as its last."),
    anywhere(
        "was=",
        "## Children {#children was=minors}",
        "Ids that the section had before, separated by commas: addresses, local versions and reviews follow it.",
    ),
    anywhere(
        "states=precedence",
        "## Local versions {#local-versions states=precedence}",
        "The section says itself which version prevails; nothing is generated beside it.",
    ),
    anywhere(
        "tag=",
        "## Profiling {#profiling tag=automated-decisions}",
        "Names, separated by commas, by which a duty finds the section that meets it.",
    ),
];
