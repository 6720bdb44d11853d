//! What stands in the place of a lock.

use super::*;

#[test]
fn what_stands_in_the_place_of_a_lock_is_not_emptied_and_not_waited_for() {
    let commands =
        [(".public.lexloci-lock", &["build"][..]), ("history/.lock", &["release", "--all", "--kind", "editorial"])];
    for (lock, command) in commands {
        for link in [true, false] {
            let site =
                OnDisk::of(&swiss().released("2024-01-01").edit("content/terms/en.md", "Use it.", "Use it well."));
            let secret = site.folder.path().join("secret");
            if link {
                symlink(&secret, site.path(lock)).unwrap();
            } else {
                assert!(Command::new("mkfifo").arg(site.path(lock)).status().unwrap().success());
            }
            let output = site.run(command);
            assert_eq!(output.status.code(), Some(1), "{lock}: {}", said(&output));
            assert!(said(&output).contains(lock), "{lock}: {}", said(&output));
            assert_eq!(std::fs::read_to_string(&secret).unwrap(), "The secret.", "{lock}");
            assert!(site.path(lock).symlink_metadata().is_ok(), "{lock}: what somebody put there stays");
        }
    }
}
