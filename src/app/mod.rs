//! Use cases: what operators do, one file a family, over store and exchange.
