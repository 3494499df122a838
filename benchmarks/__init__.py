"""The client beside other clients and beside the limit: `make bench` measures, docs/benchmarks/ has what came out."""
