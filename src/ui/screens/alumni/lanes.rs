//! Lays the cards of a stage into its lane of the board.

/// Columns between two cards.
const GAP: u16 = 3;

/// Where a card of a lane stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Which card.
    pub(super) index: usize,
    /// Its first column in the lane.
    pub(super) x: u16,
    /// Its row in the lane.
    pub(super) y: u16,
}

/// The cards of a lane that are seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Page {
    /// Where they stand.
    pub(super) places: Vec<Place>,
    /// How many follow that are not seen.
    pub(super) more: usize,
}

/// Lays cards of these widths into a lane, and gives the page on which the cursor stands.
pub(super) fn page(widths: &[u16], cursor: usize, (room, rows): (u16, u16)) -> Page {
    let mut page = Page::default();
    let (mut x, mut y) = (0_u16, 0_u16);
    for (index, width) in widths.iter().enumerate() {
        if x > 0 && x.saturating_add(*width) > room {
            (x, y) = (0, y.saturating_add(1));
        }
        if y >= rows.max(1) {
            if cursor < index {
                page.more = widths.len().saturating_sub(index);
                return page;
            }
            page.places.clear();
            (x, y) = (0, 0);
        }
        page.places.push(Place { index, x, y });
        x = x.saturating_add(*width).saturating_add(GAP);
    }
    page
}

/// Shortens a name for a card: the first word, and the initial of the second.
pub(super) fn short(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().unwrap_or_default().to_owned();
    match words.next().and_then(|word| word.chars().next()) {
        Some(initial) => format!("{first} {initial}."),
        None => first,
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Siti Aminah", "Siti A.")]
    #[case("Sukarno Putra Wijayakusuma", "Sukarno P.")]
    #[case("Kartini", "Kartini")]
    #[case("  ", "")]
    fn a_card_has_a_short_name(#[case] name: &str, #[case] wanted: &str) {
        assert_eq!(short(name), wanted);
    }

    #[test]
    fn a_lane_turns_by_whole_pages_and_counts_what_is_left() {
        let widths = [8; 10];
        let seen = |cursor, space| {
            let page = page(&widths, cursor, space);
            let indices: Vec<usize> = page.places.iter().map(|place| place.index).collect();
            (indices, page.more)
        };
        assert_eq!(seen(0, (30, 1)), (vec![0, 1, 2], 7));
        assert_eq!(seen(2, (30, 1)), (vec![0, 1, 2], 7));
        assert_eq!(seen(3, (30, 1)), (vec![3, 4, 5], 4));
        assert_eq!(seen(9, (30, 1)), (vec![9], 0));
        assert_eq!(seen(0, (30, 2)), ((0..6).collect(), 4));
        assert_eq!(seen(0, (3, 0)), (vec![0], 9));
        assert_eq!(page(&[], 0, (30, 1)), Page::default());
    }
}
