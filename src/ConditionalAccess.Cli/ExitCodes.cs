namespace ConditionalAccess.Cli;

/// <summary>What the process ends with. Part of the contract with scripts: never change a meaning.</summary>
internal static class ExitCodes
{
    /// <summary>Answered, and fine.</summary>
    public const int Fine = 0;

    /// <summary>Answered, and not fine: a finding, a refused sign-in, a failing test.</summary>
    public const int NotFine = 1;

    /// <summary>No answer: wrong arguments, or input that is not readable or not valid.</summary>
    public const int NoAnswer = 2;

    /// <summary>The answer rests on something that is not known.</summary>
    public const int Indeterminate = 3;

    /// <summary>A fault of this program.</summary>
    public const int Fault = 4;

    /// <summary>Interrupted by the user.</summary>
    public const int Interrupted = 130;
}
