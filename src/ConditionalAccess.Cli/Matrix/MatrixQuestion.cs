using ConditionalAccess.Cli.Output;

namespace ConditionalAccess.Cli.Matrix;

/// <summary>What of a matrix is asked for.</summary>
/// <param name="People">Only users whose key is this or whose label contains it; none: all.</param>
/// <param name="Targets">The same for apps.</param>
/// <param name="Situations">Keys of circumstances, joined with <c>+</c> for several at once; none: those that the policies tell apart.</param>
/// <param name="MostCells">More cells than this are refused.</param>
/// <param name="IsWhole">True: users, apps and circumstances that need the same are not put together.</param>
internal sealed record MatrixQuestion(IReadOnlyList<string> People, IReadOnlyList<string> Targets, IReadOnlyList<string> Situations, int MostCells, bool IsWhole)
{
    /// <summary>The entries that are asked for; null with a message when a word names none.</summary>
    public static IReadOnlyList<AxisEntry>? Choose(IReadOnlyList<AxisEntry> all, IReadOnlyList<string> words, string option, List<string> messages)
    {
        foreach (string word in words.Where(w => !all.Any(e => IsMeant(e, w))))
        {
            messages.Add(option + " " + SafeText.Quote(word) + " names nothing that the policies tell apart; there are: " + Listed(all.Select(e => e.Label)));
            return null;
        }

        return words.Count == 0 ? all : [.. all.Where(e => words.Any(w => IsMeant(e, w)))];
    }

    /// <summary>The people that are asked for; a word with <c>+</c> that names nobody stands for one who is all of its parts.</summary>
    public static IReadOnlyList<AxisEntry>? ChoosePeople(IReadOnlyList<AxisEntry> all, IReadOnlyList<string> words, List<string> messages)
    {
        var alone = new List<string>();
        var joined = new List<AxisEntry>();
        foreach (string word in words)
        {
            if (!word.Contains('+', StringComparison.Ordinal) || all.Any(e => IsMeant(e, word))) alone.Add(word);
            else if (Join(all, word, messages) is { } one) joined.Add(one);
            else return null;
        }

        IReadOnlyList<AxisEntry>? chosen = alone.Count == 0 && joined.Count > 0 ? [] : Choose(all, alone, "--who", messages);
        return chosen is null ? null : [.. chosen, .. joined];
    }

    private static AxisEntry? Join(IReadOnlyList<AxisEntry> all, string word, List<string> messages)
    {
        AxisEntry? whole = null;
        foreach (string part in word.Split('+'))
        {
            AxisEntry[] meant = Find(all, part) is { } exact ? [exact] : [.. all.Where(e => IsMeant(e, part))];
            if (meant.Length == 1 && !meant[0].IsAlone)
            {
                whole = whole is null ? meant[0] : whole.And(meant[0]);
                continue;
            }

            string why = meant.Length == 0 ? " names nothing that the policies tell apart" : meant.Length > 1 ? " names several; write the id of one" : " cannot be put together with others";
            messages.Add("--who " + SafeText.Quote(part) + why + "; there are: " + Listed(all.Where(e => !e.IsAlone).Select(e => e.Label)));
            return null;
        }

        return whole;
    }

    public static IReadOnlyList<AxisEntry>? ChooseSituations(IReadOnlyList<AxisEntry> all, IReadOnlyList<string> words, List<string> messages)
    {
        if (words.Count == 0) return [.. all.Where(e => e.IsToldApart)];
        var chosen = new List<AxisEntry>();
        foreach (string word in words)
        {
            AxisEntry? entry = Find(all, word);
            string[] parts = entry is null ? word.Split('+') : [];
            foreach (string part in parts)
            {
                if (Find(all, part) is not { } next)
                {
                    messages.Add("--when " + SafeText.Quote(part) + " is not known; there are: " + Listed(all.Select(e => e.Key)));
                    return null;
                }

                entry = entry is null ? next : entry.And(next);
            }

            chosen.Add(entry!);
        }

        return chosen;
    }

    private static AxisEntry? Find(IReadOnlyList<AxisEntry> all, string key) => all.FirstOrDefault(e => e.Key.Equals(key, StringComparison.OrdinalIgnoreCase));

    private static bool IsMeant(AxisEntry entry, string word)
        => entry.Key.Equals(word, StringComparison.OrdinalIgnoreCase) || entry.Label.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static string Listed(IEnumerable<string> names)
    {
        const int Most = 40;
        string[] all = [.. names];
        string text = string.Join(", ", all.Take(Most));
        return all.Length > Most ? text + " and " + Words.Count(all.Length - Most, "more", "more") : text;
    }
}
