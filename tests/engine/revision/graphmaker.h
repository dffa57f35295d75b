#pragma once

#include "engine/revision/revisiongraph.h"

#include <QRandomGenerator>

#include <vector>

/// What a made up graph is to have.
struct GraphShape
{
    int size = 1;
    int bases = 1;
    int branches = 0; ///< per cent of the revisions that start beside another one instead of on a tip
    int merges = 0; ///< per cent of the revisions that merge two tips
    int labels = 0; ///< per cent of the revisions that declare a label
    int dependencies = 0; ///< per cent of the revisions that depend on another one
    int severalDependencies = 0; ///< per cent of those that depend on two
};

/// The same graph for the same seed, always: revisions in an order that has nothing to do with who follows whom.
[[nodiscard]] std::vector<engine::Revision> makeGraph(const GraphShape &shape, quint32 seed);

/// `count` revisions, one after the other.
[[nodiscard]] std::vector<engine::Revision> makeChain(int count);
