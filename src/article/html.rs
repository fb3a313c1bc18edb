use crate::article::Apart;
use crate::notice::Notice;
pub fn read(text: &str, notices: &mut Vec<Notice>) -> Apart {
    super::plain(text, notices)
}
