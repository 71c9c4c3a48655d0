//! Finds modules of a curriculum that wait for each other.

use std::collections::BTreeSet;

use super::id::ModuleId;
use super::records::Curriculum;

impl Curriculum {
    /// Gives modules each of which is to be taken before the one ahead of it and, at last, before
    /// itself; none where every module can be reached. Prerequisites that are no modules of this
    /// edition do not count.
    pub fn circle(&self) -> Option<Vec<ModuleId>> {
        let mut waiting: BTreeSet<ModuleId> = self.modules.keys().copied().collect();
        // Whoever waits for nobody is taken; what is left at the end waits in a circle, or for one.
        loop {
            let free: Vec<ModuleId> = waiting
                .iter()
                .copied()
                .filter(|module| self.needed(*module, &waiting).is_none())
                .collect();
            if free.is_empty() {
                break;
            }
            waiting.retain(|module| !free.contains(module));
        }
        let mut path = vec![*waiting.first()?];
        loop {
            let next = self.needed(*path.last()?, &waiting)?;
            if let Some(start) = path.iter().position(|module| *module == next) {
                return Some(path.split_off(start));
            }
            path.push(next);
        }
    }

    /// Gives a prerequisite of a module that is among those that wait.
    fn needed(&self, module: ModuleId, waiting: &BTreeSet<ModuleId>) -> Option<ModuleId> {
        let needs = self.modules.get(&module)?.prerequisites.iter().copied();
        needs.into_iter().find(|need| waiting.contains(need))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;
    use uuid::Uuid;

    use super::*;
    use crate::domain::records::Module;

    fn module(number: u8) -> ModuleId {
        ModuleId::new(Uuid::from_u128(number.into()))
    }

    fn curriculum(needs: &[(u8, u8)]) -> Curriculum {
        let mut curriculum = Curriculum::default();
        for number in 0..6 {
            let prerequisites =
                needs.iter().filter(|row| row.0 == number).map(|row| module(row.1)).collect();
            let row = Module { prerequisites, ..Module::default() };
            curriculum.modules.insert(module(number), row);
        }
        curriculum
    }

    #[rstest]
    #[case(&[], &[])]
    #[case(&[(1, 0), (2, 1), (2, 0)], &[])]
    #[case(&[(1, 1)], &[1])]
    #[case(&[(1, 2), (2, 1)], &[1, 2])]
    #[case(&[(0, 1), (1, 2), (2, 3), (3, 1)], &[1, 2, 3])]
    #[case(&[(1, 99)], &[])]
    fn modules_that_wait_for_each_other_are_found(
        #[case] needs: &[(u8, u8)],
        #[case] found: &[u8],
    ) {
        let wanted: Vec<ModuleId> = found.iter().copied().map(module).collect();
        let wanted = Some(wanted).filter(|wanted| !wanted.is_empty());
        assert_eq!(curriculum(needs).circle(), wanted);
    }

    proptest! {
        #[test]
        fn a_circle_is_found_where_somebody_reaches_himself(
            needs in proptest::collection::vec((0..6_u8, 0..6_u8), 0..10)
        ) {
            let mut reaches = [[false; 6]; 6];
            for (from, to) in &needs {
                reaches[usize::from(*from)][usize::from(*to)] = true;
            }
            for middle in 0..6 {
                for from in 0..6 {
                    for to in 0..6 {
                        reaches[from][to] |= reaches[from][middle] && reaches[middle][to];
                    }
                }
            }
            let circle = curriculum(&needs).circle();
            prop_assert_eq!(circle.is_some(), (0..6).any(|one| reaches[one][one]));
            let circle = circle.unwrap_or_default();
            for (at, one) in circle.iter().enumerate() {
                let next = circle[(at + 1) % circle.len()];
                let needs_next = |row: &(u8, u8)| module(row.0) == *one && module(row.1) == next;
                prop_assert!(needs.iter().any(needs_next));
            }
        }
    }
}
