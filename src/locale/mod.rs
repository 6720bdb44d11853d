//! Languages, regions, names, dates, numbers and order, as CLDR has them.
//!
//! In go tags and codes as people write them (`zh-CN`, `US-CA`), out come canonical ones, and text in the form that
//! a reader of that language expects. The standards behind it are BCP 47 (tags), ISO 3166 and UN M.49 (codes), and
//! Unicode CLDR (everything else), whose data is compiled in: no file is read, no clock, no environment.
//!
//! This is the only door to ICU4X: what an update of CLDR changes can change here and nowhere else.

mod alphabet;
mod area;
mod collate;
mod date;
mod detect;
mod format;
mod language;
mod line;
mod names;
mod number;
mod region;
mod script;

pub use alphabet::Alphabet;
pub use area::Area;
pub use collate::{Collation, written_without_spaces};
pub use date::{Date, DateError, Precision};
pub use detect::{detected_language, is_detected};
pub use format::{Calendar, Formats};
pub use language::{Direction, Language, TagError, likely_country};
pub use line::line_breaks;
pub use names::{bare_language_name, language_name, region_name, title_case_first};
pub use number::Number;
pub use region::RegionCode;
pub use script::{
    composed_up_to, expected_scripts, folded, is_letter, is_mark, months, script_of, weekdays, would_join,
};
