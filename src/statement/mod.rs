//! Statements: acts of saying by one source, told by the claims of one or more articles; origins; relations between statements; estimates of questions.
