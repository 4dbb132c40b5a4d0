"""PageRank by networkit and igraph on the links a bench wrote, one thread.

Arguments: folder with `from.bin` and `to.bin` (whole numbers of 32 bits, who
moves and who is moved), nodes, damping, tolerance. Prints one line of JSON.
Votes run against influence, as in kith.
"""

import json
import sys
import time

import igraph
import networkit
import numpy

folder, nodes, damping, tolerance = (
    sys.argv[1],
    int(sys.argv[2]),
    float(sys.argv[3]),
    float(sys.argv[4]),
)
moves = numpy.fromfile(f"{folder}/from.bin", dtype=numpy.uint32).astype(numpy.int64)
moved = numpy.fromfile(f"{folder}/to.bin", dtype=numpy.uint32).astype(numpy.int64)

networkit.setNumberOfThreads(1)
started = time.perf_counter()
graph = networkit.GraphFromCoo(
    (numpy.ones(len(moves)), (moved, moves)), n=nodes, weighted=False, directed=True
)
networkit_build = time.perf_counter() - started
sinks = networkit.centrality.SinkHandling.DistributeSinks
pagerank = networkit.centrality.PageRank(
    graph, damp=damping, tol=tolerance, distributeSinks=sinks
)
pagerank.norm = networkit.centrality.Norm.L1_NORM
started = time.perf_counter()
pagerank.run()
networkit_seconds = time.perf_counter() - started
scores = numpy.array(pagerank.scores())
scores /= scores.sum()
scores.tofile(f"{folder}/networkit.bin")
iterations = pagerank.numberOfIterations()
del graph, pagerank

started = time.perf_counter()
graph = igraph.Graph(n=nodes, edges=numpy.stack([moved, moves], 1), directed=True)
igraph_build = time.perf_counter() - started
started = time.perf_counter()
graph.pagerank(damping=damping)
igraph_seconds = time.perf_counter() - started

print(
    json.dumps(
        {
            "networkitBuildSeconds": networkit_build,
            "networkitSeconds": networkit_seconds,
            "networkitIterations": iterations,
            "igraphBuildSeconds": igraph_build,
            "igraphSeconds": igraph_seconds,
        }
    )
)
