//! Where days stand on a line of time, in the units of a drawing.

use crate::locale::Date;

/// How wide a lane is.
pub(super) const WIDTH: i64 = 800;
/// How high it is.
pub(super) const HEIGHT: i64 = 22;
/// Left free at both ends, so that marks are whole.
const MARGIN: i64 = 10;
/// More lines than this are no help.
const MOST_TICKS: i64 = 10;

/// A span of time, drawn from left to right.
#[derive(Clone, Copy, Debug)]
pub(super) struct Axis {
    first: Date,
    days: i64,
}

impl Axis {
    /// From the first of some days to the last.
    pub(super) fn over(days: impl Iterator<Item = Date> + Clone) -> Option<Self> {
        let first = days.clone().min()?;
        let last = days.max()?;
        Some(Self { first, days: last.days_since(first).max(1) })
    }

    /// Where a day is.
    pub(super) fn at(self, day: Date) -> i64 {
        let since = day.days_since(self.first).clamp(0, self.days);
        MARGIN + since * (WIDTH - 2 * MARGIN) / self.days
    }

    /// The days that have a line, each with what is written at it: years; of a short time, months.
    pub(super) fn ticks(self) -> Vec<(Date, String)> {
        let months = self.days / 30 + 1;
        let steps = [1, 3, 6, 12, 24, 60, 120, 600, 1200, 12_000];
        let step = steps.into_iter().find(|step| months / step <= MOST_TICKS).unwrap_or(12_000);
        let written = |day: Date| day.to_string()[..if step < 12 { 7 } else { 4 }].to_owned();
        let beginning = Date::new(self.first.civil().year(), 1, 1);
        let count = i32::try_from(months / step).unwrap_or(0) + 12;
        let step = i32::try_from(step).unwrap_or(12);
        (0..count)
            .filter_map(|number| beginning?.later(number * step, 0))
            .filter(|day| (0..=self.days).contains(&day.days_since(self.first)))
            .map(|day| (day, written(day)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axis(first: &str, last: &str) -> Axis {
        Axis::over([first, last].into_iter().filter_map(Date::parse)).expect("days")
    }

    fn ticks(first: &str, last: &str) -> Vec<String> {
        axis(first, last).ticks().into_iter().map(|(_, written)| written).collect()
    }

    #[test]
    fn years_have_lines_and_of_a_short_time_months() {
        assert_eq!(ticks("2018-03-01", "2024-01-01"), ["2019", "2020", "2021", "2022", "2023", "2024"]);
        assert_eq!(
            ticks("2022-03-01", "2023-12-31"),
            ["2022-04", "2022-07", "2022-10", "2023-01", "2023-04", "2023-07", "2023-10"]
        );
        assert_eq!(ticks("2024-01-15", "2024-04-02"), ["2024-02", "2024-03", "2024-04"]);
        assert_eq!(ticks("2024-01-15", "2024-01-15"), Vec::<String>::new());
        assert!(ticks("0001-01-01", "9999-12-31").len() <= 11);
    }

    #[test]
    fn days_are_drawn_in_their_order_and_within_the_lane() {
        let axis = axis("2022-03-01", "2027-01-01");
        let days = ["2000-01-01", "2022-03-01", "2024-06-01", "2027-01-01", "2030-01-01"];
        let places: Vec<i64> = days.iter().filter_map(|day| Date::parse(day)).map(|day| axis.at(day)).collect();
        assert_eq!(places, [10, 10, 373, 790, 790]);
    }
}
