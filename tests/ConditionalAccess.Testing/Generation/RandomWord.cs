using ConditionalAccess.Model;

namespace ConditionalAccess.Testing.Generation;

/// <summary>Words of Graph enumerations, now and then one that nobody understands.</summary>
internal static class RandomWord
{
    /// <summary>One of the members; with a small probability a word that is not understood, or none.</summary>
    public static GraphWord<T> Of<T>(ref SplitMix64 rng, ReadOnlySpan<T> members, double unknown = 0.015)
        where T : struct, Enum
    {
        if (!rng.Chance(unknown)) return rng.Pick(members);
        return rng.Weighted(6, 3, 1) switch
        {
            0 => new GraphWord<T>(default, "unknownFutureValue"),
            1 => new GraphWord<T>(default, "newWord"),
            _ => default,
        };
    }

    /// <summary>Some words.</summary>
    public static ValueArray<GraphWord<T>> Some<T>(ref SplitMix64 rng, ReadOnlySpan<T> members, int least, int most, double unknown = 0.015)
        where T : struct, Enum
    {
        var words = new GraphWord<T>[rng.Between(least, most)];
        for (int i = 0; i < words.Length; i++) words[i] = Of(ref rng, members, unknown);
        return new ValueArray<GraphWord<T>>(words);
    }

    /// <summary>Rarely a member that was not understood.</summary>
    public static ValueArray<ExtraMember> Extra(ref SplitMix64 rng, params ReadOnlySpan<ExtraEffect> effects)
    {
        if (!rng.Chance(0.012)) return default;
        return [new ExtraMember("newMember", "\"value\"", rng.Chance(0.4) ? ExtraEffect.None : rng.Pick(effects))];
    }
}
