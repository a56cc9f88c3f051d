namespace ConditionalAccess.Evaluation;

/// <summary>One custom condition with the policies that have it; equal conditions of several policies are one.</summary>
/// <param name="Predicate">The compiled expression; null when its text is not understood, and then it is unknown.</param>
/// <param name="Policies">The policies.</param>
internal sealed record CustomCheck(CustomPredicate<SignInInput>? Predicate, ulong[] Policies)
{
    public Truth Matches(in SignInInput input) => Predicate is null ? Truth.Unknown : Predicate(in input);
}

/// <summary>The custom conditions of a plan. They are asked for policies that everything else left.</summary>
/// <param name="Checks">The distinct ones.</param>
internal sealed record CustomConditions(CustomCheck[] Checks)
{
    /// <summary>Whether one of them left one of the policies undecided.</summary>
    public bool AnyUnknown(in Request request, ReadOnlySpan<ulong> undecided)
    {
        if (Checks.Length == 0) return false;
        var input = new SignInInput(in request);
        foreach (CustomCheck check in Checks)
        {
            if (Bits.Intersects(undecided, check.Policies) && check.Matches(in input) == Truth.Unknown) return true;
        }

        return false;
    }
}
