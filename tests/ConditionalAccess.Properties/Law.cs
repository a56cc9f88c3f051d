using System.Globalization;
using ConditionalAccess.Testing.Generation;
using ConditionalAccess.Testing.Generation.Compliance;
using FsCheck;
using FsCheck.Fluent;

namespace ConditionalAccess.Properties;

/// <summary>Checks a law on generated cases; a counterexample is shrunk and printed with its seed.</summary>
internal static class Law
{
    /// <summary>The variable that asks for another number of cases per law.</summary>
    public const string CountVariable = "CONDITIONALACCESS_PROPERTIES";

    /// <summary>The variable that asks for other cases.</summary>
    public const string SeedVariable = "CONDITIONALACCESS_SEED";

    /// <summary>The law returns null when it holds, else what is wrong.</summary>
    public static void Holds(Func<GeneratedCase, string?> law, int cases = 1500) => Holds(Cases, law, cases);

    /// <summary>The law returns null when it holds, else what is wrong.</summary>
    public static void Holds(Func<ComplianceCase, string?> law, int cases = 1500) => Holds(ComplianceCases, law, cases);

    private static void Holds<T>(Arbitrary<T> arbitrary, Func<T, string?> law, int cases)
    {
        ulong seed = Number(SeedVariable, 20260101);
        Config config = Config.QuickThrowOnFailure
            .WithMaxTest((int)Number(CountVariable, (ulong)cases))
            .WithReplay(new Replay(new Rnd(seed, 1), null))
            .WithQuietOnSuccess(true);
        Check.One(config, Prop.ForAll(arbitrary, c => law(c) is not { } wrong ? true.ToProperty() : false.Label(wrong)));
    }

    // A plain number would be drawn below the size of the test: a hundred different cases, however many are asked for.
    private static Gen<ulong> Seeds => ArbMap.Default.GeneratorFor<DoNotSize<ulong>>().Select(seed => seed.Item);

    private static Arbitrary<GeneratedCase> Cases { get; } = Arb.From(
        Seeds.Select(seed => GeneratedCase.Create(Mix(seed))),
        c => c.Shrink());

    private static Arbitrary<ComplianceCase> ComplianceCases { get; } = Arb.From(
        Seeds.Select(seed => ComplianceCase.Create(Mix(seed))),
        c => c.Shrink());

    // Numbers near each other shall give cases as different as any.
    private static ulong Mix(ulong seed)
    {
        var rng = new SplitMix64(seed);
        return rng.Next();
    }

    /// <summary>The seed asked for, or the usual one.</summary>
    public static ulong SeedOr(ulong usual) => Number(SeedVariable, usual);

    private static ulong Number(string variable, ulong usual)
        => ulong.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out ulong number) ? number : usual;
}
