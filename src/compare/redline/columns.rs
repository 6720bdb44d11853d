//! Columns of tables: which of two tables are the same, and in which ones the cells of a row stand.

use super::build::{Node, aligned};
use super::{Entry, Fate, Line, Row, Table};
use crate::compare::sequence::Pairs;
use crate::model::markup as source;
use crate::model::markup::{Final, plain_text};

/// Which columns of two tables are the same: those with the same head, and what stands between these if it is as many.
pub(super) fn columns(old: &source::Table<Final>, new: &source::Table<Final>) -> Pairs {
    let width =
        |table: &source::Table<Final>| table.rows.iter().map(Vec::len).chain([table.head.len()]).max().unwrap_or(0);
    let (widest_old, widest_new) = (width(old), width(new));
    if std::ptr::eq(old, new) {
        return (0..widest_old).map(|at| (at, at)).collect();
    }
    let mut pairs = Pairs::new();
    let mut at = (0, 0);
    let heads = aligned(&old.head, &new.head, Line::unit);
    // A column with the head of one that stands elsewhere moved there, and is not what came in its place.
    let mut moved = (vec![false; widest_old], vec![false; widest_new]);
    let rest = |paired: fn(&(usize, usize)) -> usize, width: usize| -> Vec<usize> {
        (0..width).filter(|at| heads.binary_search_by_key(at, paired).is_err()).collect()
    };
    for &i in &rest(|pair| pair.0, old.head.len()) {
        for &j in &rest(|pair| pair.1, new.head.len()) {
            if old.head[i] == new.head[j] && !plain_text(&old.head[i]).trim().is_empty() {
                (moved.0[i], moved.1[j]) = (true, true);
            }
        }
    }
    for &(i, j) in heads.iter().chain([&(widest_old, widest_new)]) {
        if i - at.0 == j - at.1 {
            pairs.extend((at.0..i).zip(at.1..j).filter(|&(i, j)| !moved.0[i] && !moved.1[j]));
        }
        if (i, j) != (widest_old, widest_new) {
            pairs.push((i, j));
        }
        at = (i + 1, j + 1);
    }
    pairs
}

impl Table {
    /// Which columns of the old table are which of the new one.
    pub(super) fn columns(&self) -> Pairs {
        let mut pairs = Pairs::new();
        let mut at = (0, 0);
        for head in &self.head {
            let (in_old, in_new) = (head.fate.in_old(), head.fate.in_new());
            if in_old && in_new {
                pairs.push(at);
            }
            at = (at.0 + usize::from(in_old), at.1 + usize::from(in_new));
        }
        pairs
    }

    /// The cells of a row, each with what became of its column; none where the row is in one text only, and the column in the other.
    pub(crate) fn cells<'a>(&self, row: &'a Entry<Row>) -> Vec<(Fate, Option<&'a Entry<Line>>)> {
        let has = |column: Fate| match row.fate {
            Fate::Inserted => column.in_new(),
            Fate::Deleted | Fate::MovedAway(_) => column.in_old(),
            Fate::Kept | Fate::MovedHere(_) => true,
        };
        let columns: Vec<Fate> = self.head.iter().map(|head| head.fate).collect();
        let mut cells = row.content.iter();
        if columns.iter().filter(|column| has(**column)).count() != row.content.len() {
            // It has other columns than its table.
            return cells.map(|cell| (cell.fate, Some(cell))).collect();
        }
        columns.into_iter().map(|column| (column, if has(column) { cells.next() } else { None })).collect()
    }
}
