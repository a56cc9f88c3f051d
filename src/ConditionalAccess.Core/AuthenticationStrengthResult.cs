namespace ConditionalAccess;

/// <summary>How a sign-in stands to an authentication strength (Graph <c>authenticationStrengthResult</c>, spec 3.3-13).</summary>
public enum AuthenticationStrengthResult : byte
{
    /// <summary>No strength is required.</summary>
    NotSet = 0,

    /// <summary>Not required while security info is registered under a policy with its own strength (spec 3.3-7).</summary>
    SkippedForProofUp,

    /// <summary>Met.</summary>
    Satisfied,

    /// <summary>One more registered method has to be used.</summary>
    SingleChallengeRequired,

    /// <summary>Several more registered methods have to be used.</summary>
    MultipleChallengesRequired,

    /// <summary>One method has to be registered first.</summary>
    SingleRegistrationRequired,

    /// <summary>Several methods have to be registered first.</summary>
    MultipleRegistrationsRequired,

    /// <summary>The methods fit, but the key or certificate that was used is not allowed.</summary>
    CannotSatisfyDueToCombinationConfiguration,

    /// <summary>The user has no usable method and can register none.</summary>
    CannotSatisfy,
}
