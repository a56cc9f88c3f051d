using System.Runtime.Intrinsics;
using ConditionalAccess.Evaluation;

namespace ConditionalAccess.Compilation;

/// <summary>
/// Fuses the tables of several conditions: one row for each combination of values that policies tell apart. Only values of which every policy is
/// sure take part; the others are so rare that their rows can be anded one by one.
/// </summary>
internal static class TableFusion
{
    // A fused table takes at most this many words, but always holds at least one signal.
    private const int MostWords = 32 * 1024;

    public static TableColumns Fuse(TableColumn[] columns, int words)
    {
        var codes = new ulong[TableColumns.Codes];
        var tables = new List<List<ulong[]>>();
        foreach (SignalClasses signal in Signals(columns, words))
        {
            if (signal.Rows.Count == 0)
            {
                // No value is sure: every sign-in takes the other way.
                for (int value = 0; value < signal.Classes.Length; value++) codes[signal.At + value] = TableColumns.NotSure;
                continue;
            }

            bool opens = tables.Count == 0 || (tables[^1].Count * signal.Rows.Count * words > MostWords && tables.Count < TableColumns.MostTables);
            if (opens) tables.Add([AllOnes(words)]);
            int stride = tables[^1].Count;
            for (int value = 0; value < signal.Classes.Length; value++)
                codes[signal.At + value] = signal.Classes[value] < 0 ? TableColumns.NotSure : TableColumns.Share(tables.Count - 1, signal.Classes[value] * stride);
            tables[^1] = Product(tables[^1], signal.Rows);
        }

        return new TableColumns(columns, codes, [.. tables.ConvertAll(t => Rows(t, words))]);
    }

    private static IEnumerable<SignalClasses> Signals(TableColumn[] columns, int words)
    {
        (int At, TableSignal[] Signals)[] signals =
        [
            (TableColumns.ClientAndPlatformAt, [TableSignal.ClientApp, TableSignal.Platform]),
            (TableColumns.SignInRiskAt, [TableSignal.SignInRisk]),
            (TableColumns.UserRiskAt, [TableSignal.UserRisk]),
            (TableColumns.FlowAt, [TableSignal.Flow]),
            (TableColumns.InsiderRiskAt, [TableSignal.InsiderRisk]),
            (TableColumns.ServicePrincipalRiskAt, [TableSignal.ServicePrincipalRisk]),
            (TableColumns.AgentRiskAt, [TableSignal.AgentRisk]),
        ];
        foreach ((int at, TableSignal[] same) in signals)
        {
            TableColumn[] used = Array.FindAll(columns, c => Array.IndexOf(same, c.Signal) >= 0);
            if (used.Length > 0) yield return Classify(at, TableSignals.Count(same[0]), used, words);
        }
    }

    // Values with the same row are one class. The platform is the lower digit of client app and platform together.
    private static SignalClasses Classify(int at, int values, TableColumn[] columns, int words)
    {
        var classes = new int[values];
        var rows = new List<ulong[]>();
        for (int value = 0; value < values; value++)
        {
            ulong[] row = AllOnes(words);
            bool isSure = true;
            foreach (TableColumn column in columns)
            {
                TruthRow own = column.Rows[value % column.Rows.Count];
                isSure &= own.IsSure;
                Bits.And(row, own.May(words));
            }

            classes[value] = isSure ? rows.FindIndex(r => r.AsSpan().SequenceEqual(row)) : -1;
            if (!isSure || classes[value] >= 0) continue;
            classes[value] = rows.Count;
            rows.Add(row);
        }

        return new SignalClasses(at, classes, rows);
    }

    // Row i of the result is row i % left of the left side and row i / left of the right one.
    private static List<ulong[]> Product(List<ulong[]> left, List<ulong[]> right)
    {
        var product = new List<ulong[]>(left.Count * right.Count);
        foreach (ulong[] second in right)
        {
            foreach (ulong[] first in left)
            {
                ulong[] row = [.. first];
                Bits.And(row, second);
                product.Add(row);
            }
        }

        return product;
    }

    private static TruthRows Rows(List<ulong[]> rows, int words)
    {
        int vectors = TruthRows.Vectors(words);
        var block = new Vector256<ulong>[rows.Count * vectors];
        for (int row = 0; row < rows.Count; row++) rows[row].CopyTo(TruthRows.Words(block, row * vectors, words));
        return new TruthRows(block, rows.Count, [], words);
    }

    private static ulong[] AllOnes(int words)
    {
        var row = new ulong[words];
        for (int word = 0; word < words; word++) row[word] = ulong.MaxValue;
        return row;
    }

    /// <param name="At">Where the signal's codes begin.</param>
    /// <param name="Classes">The class of each value; -1 for one of which some policy is not sure.</param>
    /// <param name="Rows">The row of each class.</param>
    private sealed record SignalClasses(int At, int[] Classes, List<ulong[]> Rows);
}
